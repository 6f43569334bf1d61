import { z } from 'zod';
import { numericId } from '../../core/values';

/** How many requests an account may make in a window of time. */
export const rateLimit = z.object({
  limit: z.int().min(1).max(1_000_000),
  windowSeconds: z.int().min(1).max(86_400),
  /** What the limit applies to: the account as a whole, each of its users, or each of its tokens. */
  scope: z.enum(['account', 'user', 'token']),
  /** How many seconds requests stay refused after the limit was exceeded; 0 for no cool-down. */
  coolDownSeconds: z.int().min(0).max(86_400),
});
export type RateLimit = z.infer<typeof rateLimit>;
export const defaultRateLimit: RateLimit = { limit: 30, windowSeconds: 60, scope: 'account', coolDownSeconds: 0 };

export const account = z.object({
  id: numericId,
  name: z.string(),
  rateLimit,
  /** Whether users may create access tokens that never expire. */
  tokensMayNeverExpire: z.boolean().default(false),
});
export type Account = z.infer<typeof account>;
