import type { SendResult } from '../../sender/sender';
import { maxRetryAfter, nextDelay, parseRetryAfter } from './retry-schedule.policy';

/** What an attempt means for its delivery. */
export type Outcome =
  | { kind: 'delivered'; disable?: 'asked' }
  /** The next attempt follows after `delayMs`. `holdMs`: how long the subscriber asked to receive nothing. */
  | { kind: 'retry'; delayMs: number; holdMs?: number }
  /** That was the last attempt of the schedule. */
  | { kind: 'gave-up'; holdMs?: number }
  /** The subscriber rejects this delivery for good. */
  | { kind: 'aborted'; disable?: 'asked' }
  /** The subscriber no longer exists (410). */
  | { kind: 'gone'; disable: 'gone' };

export interface FinishedAttempt {
  /** The number of attempts of this run of the schedule, including this one. */
  made: number;
  result: SendResult;
  now: Date;
  /** From 0 up to 1. */
  random: number;
  delays?: readonly number[];
}

/**
 * Decides what happens to a delivery after an attempt, and to its endpoint (`disable`: why it is disabled). No other code
 * decides this. Only 2xx is a success: redirects are not followed. The response header `webhook-delivery` can contain
 * `abort-message` or `disable`.
 */
export function decideOutcome({ made, result, now, random, delays }: FinishedAttempt): Outcome {
  if (result.kind === 'response') {
    const instruction = result.instruction?.trim().toLowerCase();
    const disable = instruction === 'disable' ? 'asked' : undefined;
    if (isSuccess(result.status)) return { kind: 'delivered', disable };
    if (result.status === 410) return { kind: 'gone', disable: 'gone' };
    if (disable || instruction === 'abort-message') return { kind: 'aborted', disable };
  }
  const holdMs = requestedWait(result, now);
  const delayMs = nextDelay({ made, retryAfter: holdMs, random, delays });
  return delayMs === undefined ? { kind: 'gave-up', holdMs } : { kind: 'retry', delayMs, holdMs };
}

function requestedWait(result: SendResult, now: Date): number | undefined {
  if (result.kind !== 'response' || (result.status !== 429 && result.status !== 503)) return undefined;
  const wait = parseRetryAfter(result.retryAfter, now);
  return wait && Math.min(wait, maxRetryAfter);
}

/** Whether a subscriber has accepted a request. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** What an outcome means for the health of the endpoint. A subscriber that rejects one delivery, or all further ones, is working. */
export function verdictOf(outcome: Outcome): { succeeded: boolean; holdMs?: number } {
  if (outcome.kind === 'delivered' || outcome.kind === 'aborted') return { succeeded: true };
  return { succeeded: false, holdMs: outcome.kind === 'gone' ? undefined : outcome.holdMs };
}

/** Why an outcome disables its endpoint; undefined when it does not. */
export function disableReason(outcome: Outcome): 'gone' | 'asked' | undefined {
  return 'disable' in outcome ? outcome.disable : undefined;
}
