import { limitRecord, type LimitRecord, type LimitStorage } from './limit-storage';

const maxRemembered = 10_000;

interface Refusal {
  until: number;
  /** When the oldest hit leaves the window. */
  reset: number;
  limit: number;
  ttl: number;
  record: LimitRecord;
}

/**
 * Spares the store the questions whose answer is known: a key that was refused is refused here until it can pass again. A
 * client that keeps polling costs next to nothing, and never puts its own return off.
 */
export class RememberedRefusals implements LimitStorage {
  private readonly refusals = new Map<string, Refusal>();

  constructor(
    private readonly store: LimitStorage,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The refusal that still holds for a key, if there is one. */
  refusalOf(key: string, ttl: number, limit: number): LimitRecord | undefined {
    const refusal = this.refusals.get(key);
    if (!refusal) return undefined;
    const now = this.now();
    // A limit that an operator has changed is asked for anew.
    if (refusal.until > now && refusal.limit === limit && refusal.ttl === ttl) return stillRefused(refusal, now);
    this.refusals.delete(key);
    return undefined;
  }

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    spender: string,
  ): Promise<LimitRecord> {
    const known = this.refusalOf(key, ttl, limit);
    if (known) return known;
    const record = await this.store.increment(key, ttl, limit, blockDuration, spender);
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
    spenders: record.spenders,
  });
}
