import {
  permissions,
  type Language,
  type Permission,
  type PermissionFlags,
  type Principal,
  type UserKind,
} from '@plumbline/contracts';
import { DomainError, listOf, text } from '@plumbline/errors';
import { effectivePermissions } from './user';

type Actor = Pick<Principal, 'userId' | 'kind' | 'owner' | 'permissions'>;

/** The user that a rule is about. */
export interface Subject {
  id: number;
  kind: UserKind;
  owner: boolean;
  active: boolean;
  permissions: readonly Permission[];
}

/** Requested values of a user. Absent fields do not change. */
export interface UserChanges {
  firstName?: string;
  lastName?: string;
  kind?: UserKind;
  permissions?: Permission[];
  owner?: boolean;
  active?: boolean;
  language?: Language;
}

/** Users may read themselves. In-house users may read every user of the account. */
export function mayRead(actor: Actor, userId: number): boolean {
  return actor.userId === userId || mayList(actor);
}

export function mayList(actor: Actor): boolean {
  return actor.kind === 'in-house';
}

/** @throws DomainError `access.denied` when the actor may not create a user with these permissions. */
export function assertMayCreate(actor: Actor, permissions: readonly Permission[]): void {
  assertManagesUsers(actor);
  assertMayGive(actor, permissions);
}

/**
 * Users may change their own name and language. Other changes require the permission `users`. Only owners change owners or
 * create them. Actors give only permissions that they have.
 * @throws DomainError `access.denied` or `access.owner-required`.
 */
export function assertMayUpdate(actor: Actor, subject: Subject, changes: UserChanges): void {
  if (actor.owner) return;
  if (changes.owner !== undefined) throw new DomainError('access.owner-required');
  if (actor.userId === subject.id && changesOnlyProfile(changes)) return;
  assertManages(actor, subject);
  const given = changes.permissions?.filter((permission) => !subject.permissions.includes(permission));
  assertMayGive(actor, given ?? []);
}

/**
 * User managers manage all users but owners. Owners manage everybody.
 * @throws DomainError `access.denied` or `access.owner-required`.
 */
export function assertManages(actor: Actor, subject: Pick<Subject, 'owner'>): void {
  if (actor.owner) return;
  assertManagesUsers(actor);
  if (subject.owner) throw new DomainError('access.owner-required', { detail: 'Only an owner can change an owner.' });
}

/**
 * Only in-house users have permissions, API access included. An owner has every permission.
 * @throws DomainError `identity.api-access-in-house-only` or `identity.permissions-in-house-only`.
 */
export function assertFitsKind({ kind, owner, permissions }: Pick<Subject, 'kind' | 'owner' | 'permissions'>): void {
  if (kind === 'in-house') return;
  if (owner) {
    throw new DomainError('identity.api-access-in-house-only', {
      detail: 'An owner always has API access. Therefore only an in-house user can be an owner.',
      source: { pointer: '/data/attributes/owner' },
    });
  }
  const [first] = permissions;
  if (first === undefined) return;
  const apiAccess = permissions.includes('api_documentation_access');
  throw new DomainError(apiAccess ? 'identity.api-access-in-house-only' : 'identity.permissions-in-house-only', {
    source: { pointer: `/data/attributes/permissions/${apiAccess ? 'api_documentation_access' : first}` },
  });
}

/** The permissions that a user is to have: a list of them, or the present ones after some were switched on or off. */
export function switched(
  subject: Pick<Subject, 'owner' | 'permissions'>,
  wanted: Permission[] | PermissionFlags,
): Permission[] {
  if (Array.isArray(wanted)) return wanted;
  const held = effectivePermissions(subject);
  return permissions.filter((name) => wanted[name] ?? held.includes(name));
}

/** The permissions of a user after a change. A user who is no longer in-house loses all. */
export function permissionsAfter(subject: Subject, changes: UserChanges): Permission[] {
  const becomesExternal = changes.kind !== undefined && changes.kind !== 'in-house';
  return changes.permissions ?? (becomesExternal ? [] : [...subject.permissions]);
}

/** Whether a change demotes or deactivates an active owner, so that the account needs another one. */
export function endsOwnership(subject: Subject, changes: UserChanges): boolean {
  return subject.owner && subject.active && (changes.owner === false || changes.active === false);
}

function changesOnlyProfile({ permissions, active, kind }: UserChanges): boolean {
  return permissions === undefined && active === undefined && kind === undefined;
}

function assertManagesUsers(actor: Actor): void {
  if (!actor.permissions.includes('users')) {
    throw new DomainError('access.denied', { detail: 'Managing users requires the permission "users".' });
  }
}

/** Actors give only permissions that they have. @throws DomainError `access.denied` */
export function assertMayGive(actor: Actor, permissions: readonly Permission[]): void {
  const missing = permissions.filter((permission) => !actor.permissions.includes(permission));
  if (missing.length === 0) return;
  throw new DomainError('access.denied', {
    detail: text('You can give only permissions that you have yourself, not {{permissions}}.', {
      permissions: listOf(missing.map((permission) => text(permission))),
    }),
    source: { pointer: '/data/attributes/permissions' },
  });
}

export function uniquePermissions(permissions: readonly Permission[]): Permission[] {
  return [...new Set(permissions)];
}
