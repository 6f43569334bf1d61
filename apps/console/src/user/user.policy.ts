import { permissions, type Permission, type UserKind } from '@plumbline/contracts';
import type { Me } from '../session/session';
import type { PermissionFlags } from './user';

/** Returns whether the console offers to manage a user. Only owners manage owners. The services enforce this. */
export function mayManage(me: Pick<Me, 'owner' | 'can'>, user: { 'is-owner': boolean }): boolean {
  return me.owner || (me.can('users') && !user['is-owner']);
}

/** Nobody but an owner deletes the tokens of that owner. */
export function mayDeleteTokensOf(me: Pick<Me, 'id' | 'can'>, user: { id: string; owner: boolean }): boolean {
  return me.id === user.id || (me.can('users') && !user.owner);
}

/** Returns why a permission cannot be switched; undefined if it can. Users grant only permissions that they have. */
export function fixedBecause(
  permission: Permission,
  { me, kind, owner, held }: { me: Pick<Me, 'can'>; kind: UserKind; owner: boolean; held: boolean },
): 'owner' | 'kind' | 'notYours' | undefined {
  if (owner) return 'owner';
  if (kind !== 'in-house') return 'kind';
  return !held && !me.can(permission) ? 'notYours' : undefined;
}

/** Returns the permissions that a user of this type keeps. Subcontractors and watchers have none. */
export function flagsFor(kind: UserKind, flags: PermissionFlags): PermissionFlags {
  return kind === 'in-house' ? flags : noPermissions;
}

/** Returns the flags that differ, so that a change leaves the other permissions as they are. */
function changedFlags(before: PermissionFlags, after: PermissionFlags): Partial<PermissionFlags> {
  return Object.fromEntries(
    permissions.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}

/** What decides the permissions of a user. */
interface UserRights {
  kind: UserKind;
  isOwner: boolean;
  permissions: PermissionFlags;
}

/**
 * Returns the flags that a change sends, on the version on which it is based. What the change leaves alone comes from that version:
 * others may have revoked permissions since the form was opened.
 */
export function flagsToSend(base: UserRights, changed: Partial<UserRights>): Partial<PermissionFlags> {
  const { kind, isOwner, permissions } = { ...base, ...changed };
  // An owner has every permission, which is not to be stored.
  return isOwner ? {} : changedFlags(base.permissions, flagsFor(kind, permissions));
}

export const noPermissions = Object.fromEntries(permissions.map((name) => [name, false])) as PermissionFlags;
