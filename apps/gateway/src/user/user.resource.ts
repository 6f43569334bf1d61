import {
  permissions,
  toShortCode,
  userFactsResource,
  type Permission,
  type Resource,
  type User,
  type UserState,
} from '@plumbline/contracts';

/** A user as the API shows it; permissions are booleans there. */
export function userResource(user: User): Resource {
  return {
    id: toShortCode(user.id),
    type: 'users',
    attributes: {
      ...userFactsResource(user).attributes,
      mail: user.email,
      email: user.email,
      state: stateOf(user),
      'customer-id': toShortCode(user.accountId),
      'account-id': user.accountId,
      language: user.language,
      'activated-at': user.activatedAt ?? undefined,
      'created-at': user.createdAt,
      'updated-at': user.updatedAt,
    },
  };
}

/** Whether a person can sign in, and if not why. */
function stateOf({ active, activatedAt }: User): UserState {
  if (!active) return 'inactive';
  return activatedAt === null ? 'invited' : 'active';
}

export type PermissionFlags = Partial<Record<Permission, boolean>>;

/** The permissions that result when some of them are switched; those that are not named stay. */
export function switchPermissions(held: readonly Permission[], flags: PermissionFlags): Permission[] {
  return permissions.filter((name) => flags[name] ?? held.includes(name));
}
