import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@plumbline/runtime';

const maxBatch = 128;
const maxWaitMs = 5;
const retryMs = 500;

interface Waiting<T> {
  item: T;
  done: () => void;
}

/** Writes items in batches, one batch after the other. While the database is unavailable it keeps them and retries. */
export class BatchWriter<T> {
  private waiting: Waiting<T>[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing = false;
  private lastWriting = Promise.resolve();
  private retrying = true;

  constructor(
    private readonly write: (batch: readonly T[]) => Promise<void>,
    private readonly log: Log,
  ) {}

  /** The number of items that are not written yet. */
  get backlog(): number {
    return this.waiting.length;
  }

  /** Resolves when the item is written, or dropped after `stopRetrying`. */
  add(item: T): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ item, done });
      if (this.waiting.length >= maxBatch) this.flush();
      else this.timer ??= setTimeout(() => this.flush(), maxWaitMs);
    });
  }

  /** From now on a batch that cannot be written is dropped. */
  stopRetrying(): void {
    this.retrying = false;
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
        await this.write(batch.map(({ item }) => item));
      } catch (err) {
        this.log.error({ event: 'delivery.record-failed', attempts: this.waiting.length, err });
        if (this.retrying) {
          await delay(retryMs);
          continue;
        }
      }
      this.waiting.splice(0, batch.length);
      for (const { done } of batch) done();
    }
    // No await since the last check of the length: whatever is added later is flushed again.
    this.writing = false;
  }
}
