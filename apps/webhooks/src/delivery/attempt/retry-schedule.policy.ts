const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Milliseconds from an attempt to the one after it. With the first one at once that makes eight over 27 h 35 min. */
export const retryDelays: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  10 * hour,
];
/** Part of a delay by which it may be longer or shorter, so that retries of many deliveries spread out. */
export const jitter = 0.2;
/** Milliseconds: the longest wait that a subscriber can ask for. */
export const maxRetryAfter = 10 * hour;

export interface NextAttempt {
  /** How many attempts of this run of the schedule have been made, from 1. */
  made: number;
  /** Milliseconds that the subscriber asked to be left alone for. */
  retryAfter?: number;
  /** From 0 up to 1; picks the place within the jitter. */
  random: number;
  delays?: readonly number[];
}

/**
 * Milliseconds until the next attempt; undefined when there is none left. A subscriber's `Retry-After` can only make the wait
 * longer: a shorter one would use up the attempts before an outage is over.
 */
export function nextDelay({ made, retryAfter = 0, random, delays = retryDelays }: NextAttempt): number | undefined {
  const delay = delays[made - 1];
  if (delay === undefined) return undefined;
  const spread = Math.round(delay * (1 - jitter + 2 * jitter * random));
  return Math.max(spread, Math.min(retryAfter, maxRetryAfter));
}

/** Milliseconds from `now` that a `Retry-After` header asks for (RFC 9110, 10.2.3): seconds or an HTTP date; undefined for others. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Number(text) * second;
  // Date.parse takes much more than HTTP dates, "-1" for one.
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
