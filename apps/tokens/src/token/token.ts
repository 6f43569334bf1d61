import type { AccessToken, TokenEndReason, Scope } from '@plumbline/contracts';

/** What is stored of a token. The credential itself is nowhere. */
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
  /** What was asked for; a successor lasts as long. Null for never. */
  lifetimeDays: number | null;
  /** How many days before its end the last warning was given; 0 when none is wanted. */
  warnedDays: number | null;
  /** The session in which the API explorer made it; null for those that people made by name. */
  explorerSessionId: string | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  revokedAt: Date | null;
  /** Null when whoever held the leaked token ended it. */
  revokedBy: number | null;
  revokedReason: TokenEndReason | null;
}

/** The token as callers see it. */
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
