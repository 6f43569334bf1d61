import { permissions, type Permission, type UserKind } from '@plumbline/contracts';
import type { Me } from '../session/session';
import type { PermissionFlags } from './user';

/** Whoever manages users looks after everybody but owners, who are left to owners. The services decide. */
export function mayManage(me: Pick<Me, 'owner' | 'can'>, user: { 'is-owner': boolean }): boolean {
  return me.owner || (me.can('users') && !user['is-owner']);
}

/** An owner's tokens are the owner's alone. */
export function mayDeleteTokensOf(me: Pick<Me, 'id' | 'can'>, user: { id: string; owner: boolean }): boolean {
  return me.id === user.id || (me.can('users') && !user.owner);
}

/** Why a permission cannot be switched; undefined when it can. Nobody gives what they do not have. */
export function fixedBecause(
  permission: Permission,
  { me, kind, owner, held }: { me: Pick<Me, 'can'>; kind: UserKind; owner: boolean; held: boolean },
): 'owner' | 'kind' | 'notYours' | undefined {
  if (owner) return 'owner';
  if (kind !== 'in-house') return 'kind';
  return !held && !me.can(permission) ? 'notYours' : undefined;
}

/** What a user of this kind keeps of the switched permissions: outside partners have none. */
export function flagsFor(kind: UserKind, flags: PermissionFlags): PermissionFlags {
  return kind === 'in-house' ? flags : noPermissions;
}

export const noPermissions = Object.fromEntries(permissions.map((name) => [name, false])) as PermissionFlags;
