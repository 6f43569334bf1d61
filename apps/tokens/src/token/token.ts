import type { AccessToken, TokenEndReason, Scope } from '@plumbline/contracts';

/** A stored token. The secret itself is not stored. */
export interface StoredToken {
  id: string;
  accountId: number;
  userId: number;
  /** SHA-256 of the whole token, in hex. */
  hash: string;
  name: string;
  scopes: Scope[];
  createdAt: Date;
  /** Null for never. */
  expiresAt: Date | null;
  /** The requested lifetime, which a successor gets as well. Null for tokens that never expire. */
  lifetimeDays: number | null;
  /** The last warning that was given, in days before the expiry; 0 when the token needs none. */
  warnedDays: number | null;
  /** The session of an API explorer token; null for every other token. */
  explorerSessionId: string | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  revokedAt: Date | null;
  /** Null when the token was presented as leaked, or when a service revoked it by itself. */
  revokedBy: number | null;
  revokedReason: TokenEndReason | null;
}

/** Converts a stored token to the contract's, without its hash. */
export function toAccessToken(token: StoredToken): AccessToken {
  return {
    id: token.id,
    userId: token.userId,
    name: token.name,
    scopes: token.scopes,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt?.toISOString() ?? null,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    lastUsedIp: token.lastUsedIp,
    revokedAt: token.revokedAt?.toISOString() ?? null,
  };
}
