import { z } from 'zod';
import { instant, numericId } from '../../core/values';
import { tokenId } from '../token/model';

/** The length of a counting interval, in seconds. */
export const usageStepSeconds = 300;
/** How long counts are kept, in hours. */
export const usageHours = 48;

/** The requests in one interval: admitted and refused by the request limit. `at` is the start of the interval. */
export const usagePoint = z.object({
  at: instant,
  admitted: z.int().nonnegative(),
  refused: z.int().nonnegative(),
});
export type UsagePoint = z.infer<typeof usagePoint>;

/** Requests with access tokens: in total, and by token. Intervals without requests are left out. */
export const usage = z.object({
  total: z.array(usagePoint),
  tokens: z.array(z.object({ tokenId, userId: numericId, name: z.string(), points: z.array(usagePoint) })),
});
export type Usage = z.infer<typeof usage>;
