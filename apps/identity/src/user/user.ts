import { permissions, type Permission, type Principal, type User } from '@plumbline/contracts';

/** What is stored of a user; times are still dates, and permissions those that were given. */
export interface StoredUser extends Omit<User, 'activatedAt' | 'createdAt' | 'updatedAt'> {
  activatedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Owners have all permissions, whatever was given to them. */
export function effectivePermissions(user: Pick<StoredUser, 'owner' | 'permissions'>): Permission[] {
  return user.owner ? [...permissions] : user.permissions;
}

/** The user as callers see it. */
export function toUser(stored: StoredUser): User {
  return {
    ...stored,
    permissions: effectivePermissions(stored),
    activatedAt: stored.activatedAt?.toISOString() ?? null,
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
  };
}

/** What a caller may do as this user; how the caller proved who they are is added by whoever checked it. */
export function principalOf(user: StoredUser): Omit<Principal, 'credential' | 'userAgent' | 'ip'> {
  return {
    accountId: user.accountId,
    userId: user.id,
    kind: user.kind,
    owner: user.owner,
    permissions: effectivePermissions(user),
  };
}

/** E-mails are one person's however they are typed. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}
