import { isDeepStrictEqual } from 'node:util';
import type { StoredUser } from './user';

const told = ['firstName', 'lastName', 'kind', 'owner', 'active', 'permissions', 'language'] as const;

export type UserDifferences = Partial<Record<(typeof told)[number], { from: unknown; to: unknown }>>;

/** The attributes in which two states of a user differ, with both values; undefined when there is none. */
export function differences(before: StoredUser, after: StoredUser): UserDifferences | undefined {
  const different = told.filter((name) => !isDeepStrictEqual(valueOf(before, name), valueOf(after, name)));
  if (different.length === 0) return undefined;
  return Object.fromEntries(different.map((name) => [name, { from: before[name], to: after[name] }]));
}

/** The order of permissions means nothing. */
function valueOf(user: StoredUser, name: (typeof told)[number]): unknown {
  return name === 'permissions' ? [...user.permissions].sort() : user[name];
}
