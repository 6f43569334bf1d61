import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { numericId } from '../../core/values';
import { account, defaultRateLimit, rateLimit } from './model';

export const accountResource = resource('accounts', account, {
  description: 'The account and its settings.',
  id: ({ id }) => toShortCode(id),
  attributes: {
    name: attribute(z.string(), ({ name }) => name),
    number: attribute(z.int().describe('The `{customer_id}` of paths.'), ({ id }) => id),
    'tokens-may-never-expire': attribute(
      z.boolean().describe('Whether users may create access tokens that never expire.'),
      ({ tokensMayNeverExpire }) => tokensMayNeverExpire,
    ),
  },
  example: { id: 1001, name: 'Moser Construction', rateLimit: defaultRateLimit, tokensMayNeverExpire: false },
});

/** The request limit of an account and how much of it is left; times are in seconds from now. */
export const requestLimitState = z.object({
  accountId: numericId,
  limit: rateLimit,
  remaining: z.int().nonnegative(),
  resetAfterSeconds: z.int().nonnegative(),
  retryAfterSeconds: z.int().nonnegative(),
  usedBy: z.array(z.object({ 'token-id': z.string(), requests: z.int().positive() })),
});

export type RequestLimitState = z.infer<typeof requestLimitState>;

const { shape } = requestLimitState;

export const requestLimitResource = resource('rate-limits', requestLimitState, {
  description: 'How many requests the account may make, and how many are left. Times are in seconds from now.',
  id: ({ accountId }) => toShortCode(accountId),
  attributes: {
    limit: attribute(rateLimit.shape.limit, ({ limit }) => limit.limit),
    'window-seconds': attribute(rateLimit.shape.windowSeconds, ({ limit }) => limit.windowSeconds),
    scope: attribute(rateLimit.shape.scope.describe('What the limit applies to.'), ({ limit }) => limit.scope),
    'cool-down-seconds': attribute(rateLimit.shape.coolDownSeconds, ({ limit }) => limit.coolDownSeconds),
    remaining: attribute(shape.remaining, ({ remaining }) => remaining),
    'reset-after-seconds': attribute(shape.resetAfterSeconds, ({ resetAfterSeconds }) => resetAfterSeconds),
    'retry-after-seconds': attribute(shape.retryAfterSeconds, ({ retryAfterSeconds }) => retryAfterSeconds),
    'used-by': attribute(
      shape.usedBy.describe('Which tokens made the requests that count at the moment.'),
      ({ usedBy }) => usedBy,
    ),
  },
  example: {
    accountId: 1001,
    limit: defaultRateLimit,
    remaining: 27,
    resetAfterSeconds: 41,
    retryAfterSeconds: 0,
    usedBy: [{ 'token-id': 'EXAMPLEtoken0001', requests: 3 }],
  },
});
