import type { SendResult } from '../sender/sender';
import { nextDelay, parseRetryAfter } from './schedule.policy';

/** What an attempt means for its delivery. */
export type Outcome =
  | { kind: 'delivered' }
  /** Again, after so many milliseconds. */
  | { kind: 'retry'; delayMs: number }
  /** That was the last attempt. */
  | { kind: 'gave-up' }
  /** The subscriber wants nothing any more (410): its endpoint is switched off. */
  | { kind: 'gone' };

export interface FinishedAttempt {
  /** How many attempts of this run of the schedule have been made, this one included. */
  made: number;
  result: SendResult;
  now: Date;
  /** From 0 up to 1. */
  random: number;
  delays?: readonly number[];
}

/** The one place where the fate of a delivery is decided. Success is 2xx and nothing else: a redirect is not followed. */
export function decideOutcome({ made, result, now, random, delays }: FinishedAttempt): Outcome {
  if (result.kind === 'answered') {
    if (result.status >= 200 && result.status <= 299) return { kind: 'delivered' };
    if (result.status === 410) return { kind: 'gone' };
  }
  const delayMs = nextDelay({ made, retryAfter: askedToWait(result, now), random, delays });
  return delayMs === undefined ? { kind: 'gave-up' } : { kind: 'retry', delayMs };
}

function askedToWait(result: SendResult, now: Date): number | undefined {
  const applies = result.kind === 'answered' && (result.status === 429 || result.status === 503);
  return applies ? parseRetryAfter(result.retryAfter, now) : undefined;
}
