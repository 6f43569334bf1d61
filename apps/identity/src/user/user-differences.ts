import { isDeepStrictEqual } from 'node:util';
import type { StoredUser } from './user';

const compared = ['firstName', 'lastName', 'kind', 'owner', 'active', 'permissions', 'language'] as const;

export type UserDifferences = Partial<Record<(typeof compared)[number], { from: unknown; to: unknown }>>;

/** The attributes that differ between two states of a user, with both values. Undefined when none differs. */
export function differences(before: StoredUser, after: StoredUser): UserDifferences | undefined {
  const different = compared.filter((name) => !isDeepStrictEqual(valueOf(before, name), valueOf(after, name)));
  if (different.length === 0) return undefined;
  return Object.fromEntries(different.map((name) => [name, { from: before[name], to: after[name] }]));
}

/** The order of permissions has no meaning. */
function valueOf(user: StoredUser, name: (typeof compared)[number]): unknown {
  return name === 'permissions' ? [...user.permissions].sort() : user[name];
}
