import { z } from 'zod';
import { scope } from '../../core/principal';
import { instant, numericId } from '../../core/values';

/** The public part of an access token: 16 base62 characters. */
export const tokenId = z.string().regex(/^[0-9A-Za-z]{16}$/);

export const maxTokenDays = 366;
export const defaultTokenDays = 90;

export const accessToken = z.object({
  id: tokenId,
  userId: numericId,
  name: z.string(),
  scopes: z.array(scope).min(1),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  lastUsedIp: z.string().nullable(),
  revokedAt: instant.nullable(),
});
export type AccessToken = z.infer<typeof accessToken>;

export const explorerTokenName = 'API explorer';
export const explorerTokenMinutes = 60;
/** The maximum number of active API explorer tokens of a user. */
export const maxExplorerTokens = 10;

/** Why an access token ended before it expired. */
export const tokenEndReason = z.enum(['deleted', 'leaked', 'rotated', 'user-deactivated', 'user-deleted']);
export type TokenEndReason = z.infer<typeof tokenEndReason>;

/** What events carry of a token. */
export const tokenFacts = z.object({ tokenId, userId: numericId, name: z.string() });

export const issuedToken = tokenFacts.extend({
  scopes: z.array(scope),
  expiresAt: instant.nullable(),
  /** Set for API explorer tokens. They end with the session, and no mail is sent about them. */
  forExplorer: z.literal(true).optional(),
});
export type IssuedToken = z.infer<typeof issuedToken>;

export const revokedToken = tokenFacts.extend({
  reason: tokenEndReason,
  /** The IP address from which a leaked token was reported. */
  presentedFrom: z.string().max(64).optional(),
});
export type RevokedToken = z.infer<typeof revokedToken>;
