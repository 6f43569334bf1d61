import type { ThrottlerStorage } from '@nestjs/throttler';

/** The record of @nestjs/throttler, whose times are whole seconds, with what it lacks. */
export interface LimitRecord {
  totalHits: number;
  timeToExpire: number;
  isBlocked: boolean;
  timeToBlockExpire: number;
  /** Milliseconds until another request is admitted, 0 if one is admitted now. */
  retryMs: number;
  /** Requests in the window by token, most first. Set on refusals and by `peek`. */
  usage?: TokenUsage[];
}

export interface TokenUsage {
  tokenId: string;
  requests: number;
}

/**
 * Counts requests in a sliding log for each key. `ttl` (the window) and `blockDuration` (the cool-down) are in milliseconds.
 * The last argument, which @nestjs/throttler uses for the name of a throttler, is the token that makes the request.
 */
export interface LimitStorage extends ThrottlerStorage {
  increment(key: string, ttl: number, limit: number, blockDuration: number, tokenId: string): Promise<LimitRecord>;
  /** The state of a key. Counts nothing. */
  peek(key: string, ttl: number, limit: number): Promise<LimitRecord>;
}

/** A record in whole seconds, rounded up so that no client retries too early. */
export function limitRecord(state: {
  used: number;
  resetMs: number;
  admitted: boolean;
  retryMs: number;
  usage?: TokenUsage[];
}): LimitRecord {
  return {
    totalHits: state.used,
    timeToExpire: Math.ceil(state.resetMs / 1_000),
    isBlocked: !state.admitted,
    timeToBlockExpire: Math.ceil(state.retryMs / 1_000),
    retryMs: state.retryMs,
    usage: state.usage,
  };
}

/** Requests by token, most first. */
export function mostFirst(usage: Iterable<readonly [string, number]>): TokenUsage[] {
  return [...usage].map(([tokenId, requests]) => ({ tokenId, requests })).sort((a, b) => b.requests - a.requests);
}
