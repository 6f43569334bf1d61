import { z } from 'zod';
import { instant, uuid } from '../../core/values';

const count = z.int().nonnegative();

/** The attempts of an endpoint in a period. Durations are those of all attempts, whatever their outcome, within 5 %. */
export const attemptCounts = z.object({
  /** Attempts that succeeded. Each is a delivery that arrived. */
  delivered: count,
  /** Attempts that failed and are retried. */
  retried: count,
  /** Attempts that failed and are not retried. Each is a delivery that was given up. */
  failed: count,
  /** In milliseconds; null without attempts. */
  p50Ms: count.nullable(),
  p95Ms: count.nullable(),
});
export type AttemptCounts = z.infer<typeof attemptCounts>;

export const webhookStatistics = z.object({
  endpointId: uuid,
  /** The start of the first hour. */
  from: instant,
  /** The end of the last hour. */
  to: instant,
  total: attemptCounts,
  /** Every hour of the period, in order. */
  hours: z.array(attemptCounts.extend({ hour: instant })),
});
export type WebhookStatistics = z.infer<typeof webhookStatistics>;
