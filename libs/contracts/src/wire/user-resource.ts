import { permissions } from '../core/principal';
import type { UserFacts } from '../identity/user';
import type { Resource } from './resource';
import { toShortCode } from './short-code';

type Named = Pick<UserFacts, 'id' | 'firstName' | 'lastName'>;

const names = ({ id, firstName, lastName }: Named) => ({
  id: toShortCode(id),
  firstname: firstName,
  lastname: lastName,
  fullname: `${firstName} ${lastName}`,
});

/** What events tell of a user: who it is and what the user may do. */
export function userFactsResource(user: UserFacts): Resource {
  return {
    id: toShortCode(user.id),
    type: 'users',
    attributes: {
      ...names(user),
      active: user.active,
      kind: user.kind,
      subcontractor: user.kind === 'subcontractor',
      watcher: user.kind === 'watcher',
      'is-owner': user.owner,
      permissions: Object.fromEntries(permissions.map((name) => [name, user.permissions.includes(name)])),
    },
  };
}

/** What is left to tell of a user who is gone. */
export function deletedUserResource(user: Named): Resource {
  return { id: toShortCode(user.id), type: 'users', attributes: names(user) };
}
