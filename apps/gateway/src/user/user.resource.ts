import {
  permissions,
  toShortCode,
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
      id: toShortCode(user.id),
      firstname: user.firstName,
      lastname: user.lastName,
      fullname: `${user.firstName} ${user.lastName}`,
      mail: user.email,
      email: user.email,
      active: user.active,
      state: stateOf(user),
      kind: user.kind,
      subcontractor: user.kind === 'subcontractor',
      watcher: user.kind === 'watcher',
      'is-owner': user.owner,
      permissions: Object.fromEntries(permissions.map((name) => [name, user.permissions.includes(name)])),
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
