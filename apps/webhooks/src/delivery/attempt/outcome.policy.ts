import type { SendResult } from '../../sender/sender';
import { maxRetryAfter, nextDelay, parseRetryAfter } from './retry-schedule.policy';

/** What an attempt means for its delivery. */
export type Outcome =
  | { kind: 'delivered'; disable?: 'asked' }
  /** Again, after so many milliseconds. `holdMs`: for so long its endpoint wants to be left alone. */
  | { kind: 'retry'; delayMs: number; holdMs?: number }
  /** That was the last attempt. */
  | { kind: 'gave-up'; holdMs?: number }
  /** The subscriber does not want this one, however often it is sent. */
  | { kind: 'aborted'; disable?: 'asked' }
  /** The subscriber is no more (410). */
  | { kind: 'gone'; disable: 'gone' };

export interface FinishedAttempt {
  /** How many attempts of this run of the schedule have been made, this one included. */
  made: number;
  result: SendResult;
  now: Date;
  /** From 0 up to 1. */
  random: number;
  delays?: readonly number[];
}

/**
 * The one place where the fate of a delivery, and of its endpoint (`disable`: why it is switched off), is decided. Success is
 * 2xx and nothing else: a redirect is not followed. The answer's header `webhook-delivery` can say `abort-message` or `disable`.
 */
export function decideOutcome({ made, result, now, random, delays }: FinishedAttempt): Outcome {
  if (result.kind === 'answered') {
    const wish = result.wish?.trim().toLowerCase();
    const disable = wish === 'disable' ? 'asked' : undefined;
    if (result.status >= 200 && result.status <= 299) return { kind: 'delivered', disable };
    if (result.status === 410) return { kind: 'gone', disable: 'gone' };
    if (disable || wish === 'abort-message') return { kind: 'aborted', disable };
  }
  const holdMs = requestedWait(result, now);
  const delayMs = nextDelay({ made, retryAfter: holdMs, random, delays });
  return delayMs === undefined ? { kind: 'gave-up', holdMs } : { kind: 'retry', delayMs, holdMs };
}

function requestedWait(result: SendResult, now: Date): number | undefined {
  if (result.kind !== 'answered' || (result.status !== 429 && result.status !== 503)) return undefined;
  const asked = parseRetryAfter(result.retryAfter, now);
  return asked && Math.min(asked, maxRetryAfter);
}

/** What an outcome shows of its endpoint. Who refuses one message, or all further ones, is there and works. */
export function verdictOf(outcome: Outcome): { succeeded: boolean; holdMs?: number } {
  if (outcome.kind === 'delivered' || outcome.kind === 'aborted') return { succeeded: true };
  return { succeeded: false, holdMs: outcome.kind === 'gone' ? undefined : outcome.holdMs };
}

/** Why an outcome ends its endpoint; undefined when it does not. */
export function disableReason(outcome: Outcome): 'gone' | 'asked' | undefined {
  return 'disable' in outcome ? outcome.disable : undefined;
}
