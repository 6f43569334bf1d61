import { limitRecord, type LimitRecord, type LimitStorage } from './limit-storage';

const maxRemembered = 10_000;

interface Refusal {
  until: number;
  /** When the oldest request leaves the window. */
  reset: number;
  limit: number;
  ttl: number;
  record: LimitRecord;
}

/**
 * Refuses a refused key in memory until the limit admits it again, without a call to the store. A client that keeps polling
 * costs little, and does not extend its own wait.
 */
export class RememberedRefusals implements LimitStorage {
  private readonly refusals = new Map<string, Refusal>();

  constructor(
    private readonly store: LimitStorage,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The refusal that still applies to a key, if any. */
  refusalOf(key: string, ttl: number, limit: number): LimitRecord | undefined {
    const refusal = this.refusals.get(key);
    if (!refusal) return undefined;
    const now = this.now();
    // An operator may have changed the limit.
    if (refusal.until > now && refusal.limit === limit && refusal.ttl === ttl) return stillRefused(refusal, now);
    this.refusals.delete(key);
    return undefined;
  }

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    tokenId: string,
  ): Promise<LimitRecord> {
    const known = this.refusalOf(key, ttl, limit);
    if (known) return known;
    const record = await this.store.increment(key, ttl, limit, blockDuration, tokenId);
    if (record.isBlocked) this.remember(key, record, limit, ttl);
    return record;
  }

  peek(key: string, ttl: number, limit: number): Promise<LimitRecord> {
    return this.store.peek(key, ttl, limit);
  }

  private remember(key: string, record: LimitRecord, limit: number, ttl: number): void {
    const now = this.now();
    const oldest = this.refusals.keys().next();
    if (this.refusals.size >= maxRemembered && !oldest.done) this.refusals.delete(oldest.value);
    this.refusals.set(key, {
      until: now + record.retryMs,
      reset: now + record.timeToExpire * 1_000,
      limit,
      ttl,
      record,
    });
  }
}

function stillRefused({ until, reset, record }: Refusal, now: number): LimitRecord {
  return limitRecord({
    used: record.totalHits,
    resetMs: Math.max(reset - now, 0),
    retryMs: until - now,
    admitted: false,
    usage: record.usage,
  });
}
