import { permissions, toShortCode, type Permission, type Resource, type User } from '@plumbline/contracts';

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
      kind: user.kind,
      subcontractor: user.kind === 'subcontractor',
      watcher: user.kind === 'watcher',
      'is-owner': user.owner,
      permissions: Object.fromEntries(permissions.map((name) => [name, user.permissions.includes(name)])),
      'customer-id': toShortCode(user.accountId),
      'account-id': user.accountId,
      'created-at': user.createdAt,
      'updated-at': user.updatedAt,
    },
  };
}

export type PermissionFlags = Partial<Record<Permission, boolean>>;

/** The permissions that result when some of them are switched; those that are not named stay. */
export function switchPermissions(held: readonly Permission[], flags: PermissionFlags): Permission[] {
  return permissions.filter((name) => flags[name] ?? held.includes(name));
}
