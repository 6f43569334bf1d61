import type { ThrottlerStorage } from '@nestjs/throttler';

/** The record of @nestjs/throttler, whose times are whole seconds, and what it lacks. */
export interface LimitRecord {
  totalHits: number;
  timeToExpire: number;
  isBlocked: boolean;
  timeToBlockExpire: number;
  /** Milliseconds until another request is admitted; 0 when one is now. */
  retryMs: number;
  /** Who used the budget and how often, most first; on refusals and when asked for. */
  spenders?: Spender[];
}

export interface Spender {
  spender: string;
  requests: number;
}

/**
 * Where requests are counted: a sliding log for each key. `ttl` and `blockDuration` are milliseconds. The stock throttler
 * passes its own name last, which is of no use with a single one: here it is who spends, for the list of spenders.
 */
export interface LimitStorage extends ThrottlerStorage {
  increment(key: string, ttl: number, limit: number, blockDuration: number, spender: string): Promise<LimitRecord>;
  /** The state without counting anything. */
  peek(key: string, ttl: number, limit: number): Promise<LimitRecord>;
}

/** The record in the throttler's units: seconds, rounded up, so that nobody comes back too early. */
export function limitRecord(state: {
  used: number;
  resetMs: number;
  admitted: boolean;
  retryMs: number;
  spenders?: Spender[];
}): LimitRecord {
  return {
    totalHits: state.used,
    timeToExpire: Math.ceil(state.resetMs / 1_000),
    isBlocked: !state.admitted,
    timeToBlockExpire: Math.ceil(state.retryMs / 1_000),
    retryMs: state.retryMs,
    spenders: state.spenders,
  };
}

export function mostFirst(usage: Iterable<readonly [string, number]>): Spender[] {
  return [...usage].map(([spender, requests]) => ({ spender, requests })).sort((a, b) => b.requests - a.requests);
}
