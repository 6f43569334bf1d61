import type { Log } from '@plumbline/runtime';
import { setTimeout as delay } from 'node:timers/promises';
import type { CompletedAttempt } from '../attempt/attempt.service';

const maxBatch = 128;
const maxWaitMs = 5;
const retryMs = 500;

interface Waiting {
  attempt: CompletedAttempt;
  done: () => void;
}

/** Gathers attempts and has them written many at once, one batch after the other; while the database is away it keeps them. */
export class BatchWriter {
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing = false;
  private lastWriting = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly write: (batch: readonly CompletedAttempt[]) => Promise<void>,
    private readonly log: Log,
  ) {}

  get backlog(): number {
    return this.waiting.length;
  }

  /** Resolves when it is written, or given up at the stop. */
  add(attempt: CompletedAttempt): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ attempt, done });
      if (this.waiting.length >= maxBatch) this.flush();
      else this.timer ??= setTimeout(() => this.flush(), maxWaitMs);
    });
  }

  stopRetrying(): void {
    this.stopping = true;
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
        await this.write(batch.map(({ attempt }) => attempt));
      } catch (err) {
        this.log.error({ event: 'delivery.results-not-written', attempts: this.waiting.length, err });
        if (!this.stopping) {
          await delay(retryMs);
          continue;
        }
      }
      this.waiting.splice(0, batch.length);
      for (const { done } of batch) done();
    }
    // In the same turn as the last look: what is added after it is flushed anew.
    this.writing = false;
  }
}
