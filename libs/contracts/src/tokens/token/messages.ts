import { z } from 'zod';
import tokenExpiringExample from '../../../examples/events/token.expiring.json';
import tokenIssuedExample from '../../../examples/events/token.issued.json';
import tokenRevokedExample from '../../../examples/events/token.revoked.json';
import tokenRotatedExample from '../../../examples/events/token.rotated.json';
import { event, offerModel } from '../../core/event';
import { principal, scope } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, nothing, numericId, sha256Hex } from '../../core/values';
import { accessToken, defaultTokenDays, issuedToken, revokedToken, tokenFacts, tokenId } from './model';
import { issuedTokenResource, revokedTokenResource } from './resource';

/** Whether the account allows tokens that never expire. The gateway asks identity: services do not call each other. */
const neverAllowed = z.boolean().default(false);

/** Stores a new token. The gateway generates it and sends only its id and hash. */
export const issueToken = rpc('tokens.issue-token', {
  request: z.object({
    actor: principal,
    id: tokenId,
    hash: sha256Hex,
    name: z.string().trim().min(1).max(100),
    scopes: z.array(scope).min(1).default(['read', 'write']),
    /**
     * Throws `tokens.expiry-too-long` above `maxTokenDays`; the bound here only keeps dates in range. Null for a token that never
     * expires: throws `tokens.expiry-required` unless the account allows it.
     */
    expiresInDays: z.int().min(1).max(100_000).nullable().default(defaultTokenDays),
    neverAllowed,
  }),
  reply: accessToken,
  write: true,
});

/**
 * Stores a token with which the API documentation page makes its requests. It expires after an hour, or with the session. Each
 * page has its own token, so that a copied curl command keeps working. Above `maxExplorerTokens`, the user's oldest token ends.
 */
export const issueExplorerToken = rpc('tokens.issue-explorer-token', {
  request: z.object({ actor: principal, id: tokenId, hash: sha256Hex }),
  reply: accessToken,
  write: true,
});

/** Throws `auth.invalid-token` alike for unknown, expired and revoked tokens, so that callers cannot probe for tokens. */
export const verifyToken = rpc('tokens.verify-token', {
  request: z.object({ id: tokenId, hash: sha256Hex }),
  reply: z.object({
    tokenId,
    accountId: numericId,
    userId: numericId,
    scopes: z.array(scope),
    expiresAt: instant.nullable(),
  }),
});

/** Lists the actor's tokens, or, for user managers, those of `userId`. Revoked tokens are left out. */
export const listTokens = rpc('tokens.list-tokens', {
  request: z.object({ actor: principal, userId: numericId.optional() }),
  reply: z.object({ items: z.array(accessToken) }),
});

/**
 * Stores a successor with the same name, scopes and lifetime. The old token keeps working for the overlap. The successor of a
 * token that never expires has the default lifetime when the account no longer allows that.
 */
export const rotateToken = rpc('tokens.rotate-token', {
  request: z.object({
    actor: principal,
    id: tokenId,
    successor: z.object({ id: tokenId, hash: sha256Hex }),
    overlapSeconds: z
      .int()
      .min(0)
      .max(7 * 86_400)
      .default(86_400),
    neverAllowed,
  }),
  reply: accessToken,
  write: true,
});

export const revokeToken = rpc('tokens.revoke-token', {
  request: z.object({ actor: principal, id: tokenId }),
  reply: nothing,
  write: true,
});

/** Revokes a leaked token for anyone who presents it. The reply is the same when there is no such token. */
export const revokeLeakedToken = rpc('tokens.revoke-leaked-token', {
  request: z.object({ id: tokenId, hash: sha256Hex, ip: z.string().max(64).optional() }),
  reply: nothing,
  write: true,
  unauthenticated: true,
});

/** Records when and from where tokens were used, in batches with at most one entry per token and minute. */
export const recordTokenUses = rpc('tokens.record-token-uses', {
  request: z.object({
    uses: z
      .array(z.object({ accountId: numericId, tokenId, at: instant, ip: z.string().max(64) }))
      .min(1)
      .max(1_000),
  }),
  reply: nothing,
});

export const tokenIssued = event('token.issued', {
  data: issuedToken,
  webhook: offerModel('token_created', 'Access tokens', issuedTokenResource),
  description: 'An access token was created.',
  example: tokenIssuedExample,
});
export const tokenRotated = event('token.rotated', {
  data: tokenFacts.extend({
    successorId: tokenId,
    /** When the old token stops working. */
    endsAt: instant,
  }),
  description: 'An access token was replaced by a successor and ends after the overlap.',
  example: tokenRotatedExample,
});
export const tokenRevoked = event('token.revoked', {
  data: revokedToken,
  webhook: offerModel('token_revoked', 'Access tokens', revokedTokenResource),
  description: 'An access token ended before it expired.',
  example: tokenRevokedExample,
});
export const tokenExpiring = event('token.expiring', {
  data: tokenFacts.extend({ days: z.union([z.literal(7), z.literal(1)]), expiresAt: instant }),
  description: 'An access token expires within seven days, or within one day.',
  example: tokenExpiringExample,
});
