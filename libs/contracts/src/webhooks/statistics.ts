import { z } from 'zod';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant } from '../core/values';

const count = z.int().nonnegative();

/** What an endpoint saw in a time. Durations are those of attempts, whatever came of them, within 5 %. */
export const attemptCounts = z.object({
  /** Attempts that succeeded; each is a delivery that arrived. */
  delivered: count,
  /** Attempts that failed and are followed by another. */
  retried: count,
  /** Attempts that failed as the last; each is a delivery that was given up. */
  failed: count,
  /** Milliseconds; null when there was no attempt. */
  p50Ms: count.nullable(),
  p95Ms: count.nullable(),
});
export type AttemptCounts = z.infer<typeof attemptCounts>;

export const webhookStatistics = z.object({
  endpointId: z.uuid(),
  /** The first hour, */
  from: instant,
  /** and the end of the last. */
  to: instant,
  total: attemptCounts,
  /** Every hour of the time, in order. */
  hours: z.array(attemptCounts.extend({ hour: instant })),
});
export type WebhookStatistics = z.infer<typeof webhookStatistics>;

/** Of every hour that the time touches; the last 24 unless told, at most 31 days. */
export const getStatistics = rpc('webhooks.get-statistics', {
  request: z.object({ actor: principal, endpointId: z.uuid(), from: instant.optional(), to: instant.optional() }),
  reply: webhookStatistics,
});
