import { z } from 'zod';
import tokenExpiringExample from '../../examples/events/token.expiring.json';
import tokenIssuedExample from '../../examples/events/token.issued.json';
import tokenRevokedExample from '../../examples/events/token.revoked.json';
import tokenRotatedExample from '../../examples/events/token.rotated.json';
import { event } from '../core/event';
import { principal, scope } from '../core/principal';
import { rpc } from '../core/rpc';
import { tokenEndReason } from '../wire/choices';
import { issuedTokenResource, revokedTokenResource } from '../wire/token-resource';
import { issuedTokenResourceType, revokedTokenResourceType } from '../wire/token-resource-types';
import { instant, nothing, numericId, sha256Hex } from '../core/values';

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

/** Whether the account lets its tokens live for ever, as identity says: a service asks no other. */
const neverAllowed = z.boolean().default(false);

/** The gateway mints the token and keeps its text; only the id and the hash come here. */
export const issueToken = rpc('tokens.issue-token', {
  request: z.object({
    actor: principal,
    id: tokenId,
    hash: sha256Hex,
    name: z.string().trim().min(1).max(100),
    scopes: z.array(scope).min(1).default(['read', 'write']),
    /**
     * Past `maxTokenDays` the answer is `tokens.expiry-too-long`; the bound here only keeps dates in range. Null for never, which is
     * `tokens.expiry-required` unless it is allowed.
     */
    expiresInDays: z.int().min(1).max(100_000).nullable().default(defaultTokenDays),
    neverAllowed,
  }),
  reply: accessToken,
  write: true,
});

export const explorerTokenName = 'API explorer';
export const explorerTokenMinutes = 60;
/** How many of a user's work at a time. */
export const maxExplorerTokens = 10;

/**
 * Makes the token by which a page that shows the API tries it: its user's like any other, for an hour or until the session ends.
 * Each page has its own, and leaves the others alone: a curl line copied from one works on. Only past `maxExplorerTokens` the
 * user's oldest ends.
 */
export const issueExplorerToken = rpc('tokens.issue-explorer-token', {
  request: z.object({ actor: principal, id: tokenId, hash: sha256Hex }),
  reply: accessToken,
  write: true,
});

/** The same `auth.invalid-token` for unknown, expired and revoked tokens: callers must not be able to probe. */
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

/** One's own tokens, or with `userId` another's, for user managers. Revoked ones are left out. */
export const listTokens = rpc('tokens.list-tokens', {
  request: z.object({ actor: principal, userId: numericId.optional() }),
  reply: z.object({ items: z.array(accessToken) }),
});

/**
 * Makes a successor with the same name, scopes and lifetime; the old one works on for the overlap. One that never expires gets a
 * successor with the usual lifetime where the account no longer allows more.
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

/** Whoever holds a leaked token may end it; the same answer whether it existed or not. */
export const revokeLeakedToken = rpc('tokens.revoke-leaked-token', {
  request: z.object({ id: tokenId, hash: sha256Hex, ip: z.string().max(64).optional() }),
  reply: nothing,
  write: true,
});

/** When and from where tokens were used, in batches of at most one entry a token and minute. */
export const recordTokenUses = rpc('tokens.record-token-uses', {
  request: z.object({
    uses: z
      .array(z.object({ accountId: numericId, tokenId, at: instant, ip: z.string().max(64) }))
      .min(1)
      .max(1_000),
  }),
  reply: nothing,
});

/** What may be told of a token. */
const tokenFacts = z.object({ tokenId, userId: numericId, name: z.string() });
const issuedToken = tokenFacts.extend({
  scopes: z.array(scope),
  expiresAt: instant.nullable(),
  /** Of the pages that show the API: it ends with the session, and nobody is mailed about it. */
  forExplorer: z.literal(true).optional(),
});
export type IssuedToken = z.infer<typeof issuedToken>;
const revokedToken = tokenFacts.extend({
  reason: tokenEndReason,
  /** Where a leaked token was presented from. */
  presentedFrom: z.string().max(64).optional(),
});
export type RevokedToken = z.infer<typeof revokedToken>;

export const tokenIssued = event('token.issued', {
  data: issuedToken,
  webhook: {
    name: 'token_created',
    group: 'Access tokens',
    resource: issuedTokenResourceType.schema,
    show: issuedTokenResource,
  },
  description: 'An access token was made.',
  example: tokenIssuedExample,
});
export const tokenRotated = event('token.rotated', {
  data: tokenFacts.extend({
    successorId: tokenId,
    /** Until then both work. */
    endsAt: instant,
  }),
  description: 'An access token has a successor, and ends itself before long.',
  example: tokenRotatedExample,
});
export const tokenRevoked = event('token.revoked', {
  data: revokedToken,
  webhook: {
    name: 'token_revoked',
    group: 'Access tokens',
    resource: revokedTokenResourceType.schema,
    show: revokedTokenResource,
  },
  description: 'An access token was ended before its time.',
  example: tokenRevokedExample,
});
export const tokenExpiring = event('token.expiring', {
  data: tokenFacts.extend({ days: z.union([z.literal(7), z.literal(1)]), expiresAt: instant }),
  description: 'An access token ends within seven days, or within one.',
  example: tokenExpiringExample,
});
