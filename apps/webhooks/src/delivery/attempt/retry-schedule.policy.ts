const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Milliseconds from each attempt to the next one. Together with the first attempt these are eight within 27 h 35 min. */
export const retryDelays: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  10 * hour,
];
/** The part of a delay by which it is randomly lengthened or shortened, so that retries of many deliveries spread out. */
export const jitter = 0.2;
/** Milliseconds: the longest wait that a subscriber can request. */
export const maxRetryAfter = 10 * hour;

export interface NextAttempt {
  /** The number of attempts of this run of the schedule so far, from 1. */
  made: number;
  /** Milliseconds that the subscriber asked to wait. */
  retryAfter?: number;
  /** From 0 up to 1; selects the delay within the jitter. */
  random: number;
  delays?: readonly number[];
}

/**
 * Milliseconds until the next attempt; undefined when none is left. A subscriber's `Retry-After` can only lengthen the wait: a
 * shorter wait would use up the attempts before an outage ends.
 */
export function nextDelay({ made, retryAfter = 0, random, delays = retryDelays }: NextAttempt): number | undefined {
  const delay = delays[made - 1];
  if (delay === undefined) return undefined;
  const spread = Math.round(delay * (1 - jitter + 2 * jitter * random));
  return Math.max(spread, Math.min(retryAfter, maxRetryAfter));
}

/** Milliseconds from `now` in a `Retry-After` header (RFC 9110, 10.2.3): seconds or an HTTP date. Undefined for other values. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Number(text) * second;
  // Date.parse accepts much more than HTTP dates, such as "-1".
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
