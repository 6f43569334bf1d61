import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseOutage, isDeadlock } from '@plumbline/persistence';
import type { Log } from '@plumbline/runtime';

const maxBatch = 128;
const maxWaitMs = 5;
const retryMs = 500;
/** How long an item that cannot be written counts as not done: its attempt is repeated afterwards, which must not become a busy loop. */
const setAsideMs = 60_000;

export interface BatchWriterOptions<T> {
  write: (batch: readonly T[]) => Promise<void>;
  /** The item without what the database may refuse to store. */
  reduce: (item: T) => T;
  /** Names an item in the log. */
  describe: (item: T) => object;
}

interface Waiting<T> {
  item: T;
  done: () => void;
}

/**
 * Writes items in batches, one batch after the other. While the database is unavailable it keeps them and retries. When the database
 * refuses a batch, each of its items is written alone, so that one that cannot be stored does not hold up the others.
 */
export class BatchWriter<T> {
  private waiting: Waiting<T>[] = [];
  private readonly setAside = new Set<Waiting<T>>();
  private timer: NodeJS.Timeout | undefined;
  private writing = false;
  private lastWriting = Promise.resolve();
  private retrying = true;

  constructor(
    private readonly options: BatchWriterOptions<T>,
    private readonly log: Log,
  ) {}

  /** The number of items that are not written yet. */
  get backlog(): number {
    return this.waiting.length;
  }

  /** Resolves when the item is written, or dropped: after `stopRetrying`, or a while after the database has refused it. */
  add(item: T): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ item, done });
      if (this.waiting.length >= maxBatch) this.flush();
      else this.timer ??= setTimeout(() => this.flush(), maxWaitMs);
    });
  }

  /** From now on what cannot be written is dropped. */
  stopRetrying(): void {
    this.retrying = false;
    for (const one of this.setAside) this.drop(one);
  }

  async stop(): Promise<void> {
    this.flush();
    await this.lastWriting;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.writing) return;
    this.writing = true;
    this.lastWriting = this.writeAll();
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, maxBatch);
      try {
        await this.writeBatch(batch);
      } catch (err) {
        this.log.error({ event: 'delivery.record-failed', attempts: this.waiting.length, err });
        if (this.retrying) await delay(retryMs);
        else this.finish(batch.filter((one) => this.waiting.includes(one)));
      }
    }
    // No await since the last check of the length: whatever is added later is flushed again.
    this.writing = false;
  }

  /** Rejects with an error that passes. What is finished by then is not waiting any more. */
  private async writeBatch(batch: readonly Waiting<T>[]): Promise<void> {
    try {
      await this.options.write(batch.map(({ item }) => item));
      this.finish(batch);
    } catch (err) {
      if (passes(err)) throw err;
      if (batch.length === 1) return this.writeReduced(batch[0]!, err);
      for (const one of batch) await this.writeBatch([one]);
    }
  }

  private async writeReduced(one: Waiting<T>, err: unknown): Promise<void> {
    const { reduce, describe } = this.options;
    this.log.error({ event: 'delivery.result-refused', ...describe(one.item), err });
    try {
      await this.options.write([reduce(one.item)]);
      this.finish([one]);
    } catch (error) {
      if (passes(error)) throw error;
      this.log.error({ event: 'delivery.result-set-aside', ...describe(one.item), forMs: setAsideMs, err: error });
      this.waiting.shift();
      this.setAside.add(one);
      if (this.retrying) setTimeout(() => this.drop(one), setAsideMs).unref();
      else this.drop(one);
    }
  }

  /** Items are finished in the order in which they wait. */
  private finish(batch: readonly Waiting<T>[]): void {
    this.waiting.splice(0, batch.length);
    for (const { done } of batch) done();
  }

  private drop(one: Waiting<T>): void {
    if (this.setAside.delete(one)) one.done();
  }
}

/** Whether the same items may be written a moment later. */
function passes(error: unknown): boolean {
  return isDatabaseOutage(error) || isDeadlock(error);
}
