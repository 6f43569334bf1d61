import { z } from 'zod';
import accountCreatedExample from '../../examples/events/account.created.json';
import accountLimitChangedExample from '../../examples/events/account.limit-changed.json';
import accountUpdatedExample from '../../examples/events/account.updated.json';
import { event } from '../core/event';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { numericId } from '../core/values';

/** How many requests an account may make; 30 in any 60 seconds over all its tokens unless an operator says otherwise. */
export const rateLimit = z.object({
  limit: z.int().min(1).max(1_000_000),
  windowSeconds: z.int().min(1).max(86_400),
  /** What shares one budget. */
  scope: z.enum(['account', 'user', 'token']),
  /** Seconds a caller stays refused once over the limit; 0 for none. */
  coolDownSeconds: z.int().min(0).max(86_400),
});
export type RateLimit = z.infer<typeof rateLimit>;
export const defaultRateLimit: RateLimit = { limit: 30, windowSeconds: 60, scope: 'account', coolDownSeconds: 0 };

export const account = z.object({
  id: numericId,
  name: z.string(),
  rateLimit,
  /** Whether people may make access tokens that never expire. */
  tokensMayNeverExpire: z.boolean().default(false),
});
export type Account = z.infer<typeof account>;

/** What a gateway needs to act for a user; `identity.user-not-found` for unknown and inactive ones. */
export const getPrincipal = rpc('identity.get-principal', {
  request: z.object({ accountId: numericId, userId: numericId }),
  reply: z.object({ principal: principal.omit({ credential: true, userAgent: true, ip: true }), account }),
});

export const getAccount = rpc('identity.get-account', {
  request: z.object({ accountId: numericId }),
  reply: account,
});

/** Changes what is named; for whoever has the permission `accounts`. */
export const updateAccount = rpc('identity.update-account', {
  request: z.object({
    actor: principal,
    name: z.string().trim().min(1).max(200).optional(),
    tokensMayNeverExpire: z.boolean().optional(),
  }),
  reply: account,
  write: true,
});

export const accountCreated = event('account.created', {
  data: z.object({ name: z.string() }),
  description: 'An account was created.',
  example: accountCreatedExample,
});
export const accountLimitChanged = event('account.limit-changed', {
  data: rateLimit,
  description: 'An operator changed the request limit of the account.',
  example: accountLimitChangedExample,
});
export const accountUpdated = event('account.updated', {
  data: z.object({
    name: z.string(),
    tokensMayNeverExpire: z.boolean(),
    /** What was changed, with both values. */
    changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  }),
  description: 'The settings of the account were changed.',
  example: accountUpdatedExample,
});
