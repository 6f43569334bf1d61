import type { Log } from '@plumbline/runtime';
import type { SharedLimitStorage } from './shared-limit-storage';
import type { LimitMemory } from './limit-memory';

export interface StoreWatchOptions {
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  /** Milliseconds between two looks at a lost store. */
  lookEveryMs: number;
  /** Milliseconds within which all gateways notice that the store has returned, and have told it what they know. */
  settleMs: number;
}

/** `returned`: the store works, but other gateways may not have told it yet what they know. */
export type StoreState = 'up' | 'lost' | 'returned';

/** Notices when the shared store is lost, tells it what this gateway knows when it returns, and says how far to rely on it. */
export class StoreWatch {
  /** When the store was lost. Infinity while it is up. */
  lostAt = Infinity;
  /** The number of times that it was lost. */
  outage = 0;
  private returnedAt?: number;

  constructor(
    private readonly store: SharedLimitStorage,
    private readonly memory: LimitMemory,
    private readonly options: StoreWatchOptions,
    private readonly log: Log,
    private readonly onChange: (down: boolean) => void,
  ) {
    store.onLost((error) => this.lost(error));
    // Requests that were counted while this gateway was not listening are known to the store.
    store.onListening(() => void this.exchange().catch((error: unknown) => this.lost(error)));
  }

  get state(): StoreState {
    if (this.lostAt === Infinity) return 'up';
    if (this.returnedAt === undefined) return 'lost';
    if (this.options.now() - this.returnedAt < this.options.settleMs) return 'returned';
    this.lostAt = Infinity;
    this.returnedAt = undefined;
    return 'up';
  }

  /** The store failed, or its connection was lost. */
  lost(err: unknown): void {
    const { state } = this;
    if (state === 'lost') return;
    // A store that is lost again before all have told it what they know: the shares of the first loss still apply.
    if (state === 'up') {
      this.lostAt = this.options.now();
      this.outage++;
    }
    this.returnedAt = undefined;
    this.onChange(true);
    this.log.error({ event: 'limit-store.lost', err });
    this.lookLater();
  }

  private lookLater(): void {
    setTimeout(() => void this.look(), this.options.lookEveryMs).unref();
  }

  private async look(): Promise<void> {
    try {
      await this.exchange();
    } catch (err) {
      this.log.debug({ event: 'limit-store.still-lost', err });
      return this.lookLater();
    }
    this.returnedAt = this.options.now();
    this.onChange(false);
    this.log.info({ event: 'limit-store.returned' });
    // Some requests were admitted during the first exchange. From now on the store counts each.
    await this.exchange().catch((error: unknown) => this.lost(error));
  }

  private async exchange(): Promise<void> {
    for (const { key, windowMs, id, tokenId, ageMs } of await this.store.exchange(this.memory.hits())) {
      this.memory.of(key, windowMs).add(id, tokenId, ageMs);
    }
  }
}
