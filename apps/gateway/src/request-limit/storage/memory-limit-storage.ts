import { limitRecord, mostFirst, type LimitRecord, type LimitStorage } from './limit-storage';
import { SlidingLog } from './sliding-log';

const sweepMs = 60_000;

interface Bucket {
  log: SlidingLog;
  windowMs: number;
  /** End of the cool-down, during which every request is refused. */
  coolUntil: number;
}

/** Counts requests in the memory of this gateway. */
export class MemoryLimitStorage implements LimitStorage {
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt = 0;

  /** `now` returns milliseconds of a monotonic clock. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  increment(key: string, ttl: number, limit: number, blockDuration: number, tokenId: string): Promise<LimitRecord> {
    const now = this.now();
    this.sweep(now);
    const bucket = this.bucket(key, ttl);
    if (bucket.coolUntil > now) return Promise.resolve(this.refusal(bucket, now, limit, ttl));
    const state = bucket.log.take(now, limit, ttl, tokenId);
    if (state.admitted) return Promise.resolve(limitRecord(state));
    bucket.coolUntil = blockDuration > 0 ? now + blockDuration : 0;
    return Promise.resolve(this.refusal(bucket, now, limit, ttl));
  }

  peek(key: string, ttl: number, limit: number): Promise<LimitRecord> {
    const now = this.now();
    const bucket = this.buckets.get(key) ?? newBucket(ttl);
    const state = bucket.log.peek(now, limit, ttl);
    const retryMs = Math.max(state.retryMs, bucket.coolUntil - now, 0);
    const usage = mostFirst(bucket.log.usage());
    return Promise.resolve(limitRecord({ ...state, retryMs, admitted: retryMs === 0, usage }));
  }

  private refusal(bucket: Bucket, now: number, limit: number, ttl: number): LimitRecord {
    const state = bucket.log.peek(now, limit, ttl);
    const retryMs = Math.max(state.retryMs, bucket.coolUntil - now);
    return limitRecord({ ...state, retryMs, admitted: false, usage: mostFirst(bucket.log.usage()) });
  }

  private bucket(key: string, windowMs: number): Bucket {
    let bucket = this.buckets.get(key);
    if (!bucket) this.buckets.set(key, (bucket = newBucket(windowMs)));
    bucket.windowMs = windowMs;
    return bucket;
  }

  /** Frees the memory of keys without a request in the window. */
  private sweep(now: number): void {
    if (now - this.sweptAt < sweepMs) return;
    this.sweptAt = now;
    for (const [key, { log, windowMs, coolUntil }] of this.buckets) {
      log.peek(now, 1, windowMs);
      if (log.empty && coolUntil <= now) this.buckets.delete(key);
    }
  }
}

function newBucket(windowMs: number): Bucket {
  return { log: new SlidingLog(), windowMs, coolUntil: 0 };
}
