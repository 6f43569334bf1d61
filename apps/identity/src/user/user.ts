import { permissions, type Permission, type Principal, type User } from '@plumbline/contracts';

/** A row of a user. `permissions` are those given to the user, without those that an owner has implicitly. */
export interface StoredUser extends Omit<User, 'activatedAt' | 'createdAt' | 'updatedAt'> {
  activatedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** An owner has every permission. */
export function effectivePermissions(user: { owner: boolean; permissions: readonly Permission[] }): Permission[] {
  return [...(user.owner ? permissions : user.permissions)];
}

/** The user as RPC replies contain it. */
export function toUser(stored: StoredUser): User {
  return {
    ...stored,
    permissions: effectivePermissions(stored),
    activatedAt: stored.activatedAt?.toISOString() ?? null,
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
  };
}

/** The principal for a user, without the credential, which the caller of this function adds. */
export function principalOf(user: StoredUser): Omit<Principal, 'credential' | 'userAgent' | 'ip'> {
  return {
    accountId: user.accountId,
    userId: user.id,
    kind: user.kind,
    owner: user.owner,
    permissions: effectivePermissions(user),
  };
}
