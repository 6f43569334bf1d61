import { permissions, type Permission } from '@plumbline/contracts';

export type PermissionFlags = Partial<Record<Permission, boolean>>;

/** The permissions after some of them are switched on or off; the others do not change. */
export function switchPermissions(held: readonly Permission[], flags: PermissionFlags): Permission[] {
  return permissions.filter((name) => flags[name] ?? held.includes(name));
}
