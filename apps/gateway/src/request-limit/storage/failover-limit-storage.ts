import { counter, gauge, type Log } from '@plumbline/runtime';
import type { LimitRecord, LimitStorage } from './limit-storage';
import { MemoryLimitStorage } from './memory-limit-storage';

const storeDown = gauge('rate_limit_store_down', 'Whether the shared store of request limits is unavailable');
const decidedLocally = counter(
  'rate_limit_local_decisions_total',
  'Limit decisions made locally while the shared store was unavailable',
);

/** Uses the shared store. While it is unavailable, counts locally and admits this gateway's share of each limit. */
export class FailoverLimitStorage implements LimitStorage {
  private down = false;

  constructor(
    private readonly shared: LimitStorage,
    private readonly replicas: number,
    private readonly log: Log,
    private readonly local: LimitStorage = new MemoryLimitStorage(),
  ) {}

  increment(key: string, ttl: number, limit: number, blockDuration: number, tokenId: string): Promise<LimitRecord> {
    return this.decide(
      () => this.shared.increment(key, ttl, limit, blockDuration, tokenId),
      () => this.local.increment(key, ttl, this.share(limit), blockDuration, tokenId),
    );
  }

  peek(key: string, ttl: number, limit: number): Promise<LimitRecord> {
    return this.decide(
      () => this.shared.peek(key, ttl, limit),
      () => this.local.peek(key, ttl, this.share(limit)),
    );
  }

  private async decide(shared: () => Promise<LimitRecord>, local: () => Promise<LimitRecord>): Promise<LimitRecord> {
    try {
      const record = await shared();
      if (this.down) this.setDown(false);
      return record;
    } catch (err) {
      if (!this.down) this.setDown(true, err);
      decidedLocally.inc();
      return local();
    }
  }

  private setDown(down: boolean, err?: unknown): void {
    this.down = down;
    storeDown.set(down ? 1 : 0);
    if (down) this.log.error({ event: 'limit-store.lost', err });
    else this.log.info({ event: 'limit-store.returned' });
  }

  private share(limit: number): number {
    return Math.ceil(limit / this.replicas);
  }
}
