import type { Language, Permission, Principal, UserKind } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';

type Actor = Pick<Principal, 'userId' | 'kind' | 'owner' | 'permissions'>;

/** What a rule needs to know of the user it is about. */
export interface Subject {
  id: number;
  kind: UserKind;
  owner: boolean;
  active: boolean;
  permissions: readonly Permission[];
}

/** What is wanted of a user; absent fields stay as they are. */
export interface UserChanges {
  firstName?: string;
  lastName?: string;
  kind?: UserKind;
  permissions?: Permission[];
  owner?: boolean;
  active?: boolean;
  language?: Language;
}

/** Everybody sees themselves; colleagues see the account's people, outside partners do not. */
export function mayRead(actor: Actor, userId: number): boolean {
  return actor.userId === userId || mayList(actor);
}

export function mayList(actor: Actor): boolean {
  return actor.kind === 'in-house';
}

/** @throws `access.denied` when the actor may not add a user with these permissions. */
export function assertMayCreate(actor: Actor, permissions: readonly Permission[]): void {
  assertManagesUsers(actor);
  assertMayGive(actor, permissions);
}

/**
 * People change their own names and language; the rest takes the permission `users`. Nobody but an owner changes an owner
 * or makes one, and nobody gives what they do not have.
 * @throws `access.denied` or `access.owner-required`.
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
 * Whoever manages users looks after everybody but owners, who are left to owners.
 * @throws `access.denied` or `access.owner-required`.
 */
export function assertManages(actor: Actor, subject: Pick<Subject, 'owner'>): void {
  if (actor.owner) return;
  assertManagesUsers(actor);
  if (subject.owner) throw new DomainError('access.owner-required', { detail: 'Only an owner can change an owner.' });
}

/**
 * Permissions are for in-house users, API access among them, and owners have them all.
 * @throws `identity.api-access-in-house-only` or `identity.permissions-in-house-only`.
 */
export function assertFitsKind({ kind, owner, permissions }: Pick<Subject, 'kind' | 'owner' | 'permissions'>): void {
  if (kind === 'in-house') return;
  if (owner) {
    throw new DomainError('identity.api-access-in-house-only', {
      detail: 'An owner always has API access, so that only an in-house user can be one.',
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

/** What a user keeps of their permissions: outside partners have none, whatever they had before. */
export function permissionsAfter(subject: Subject, changes: UserChanges): Permission[] {
  const leavesHouse = changes.kind !== undefined && changes.kind !== 'in-house';
  return changes.permissions ?? (leavesHouse ? [] : [...subject.permissions]);
}

/** Whether a change takes an owner away: asked before it, so that the account keeps one. */
export function endsOwnership(subject: Subject, changes: UserChanges): boolean {
  return subject.owner && subject.active && (changes.owner === false || changes.active === false);
}

function changesOnlyProfile({ permissions, active, kind }: UserChanges): boolean {
  return permissions === undefined && active === undefined && kind === undefined;
}

function assertManagesUsers(actor: Actor): void {
  if (!actor.permissions.includes('users')) {
    throw new DomainError('access.denied', { detail: 'Managing users takes the permission "users".' });
  }
}

/** Nobody gives what they do not have. @throws `access.denied` */
export function assertMayGive(actor: Actor, permissions: readonly Permission[]): void {
  const missing = permissions.filter((permission) => !actor.permissions.includes(permission));
  if (missing.length === 0) return;
  throw new DomainError('access.denied', {
    detail: `You can give only permissions that you have yourself, not ${missing.join(', ')}.`,
    source: { pointer: '/data/attributes/permissions' },
  });
}
