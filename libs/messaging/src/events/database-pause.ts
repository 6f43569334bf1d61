import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseOutage } from '@plumbline/persistence';
import type { Log } from '@plumbline/runtime';
import type { Consumer } from '../broker/consumer';

export interface DatabasePauseOptions {
  consumer: Pick<Consumer, 'pause' | 'resume'>;
  /** Rejects while the database is unavailable. */
  probe: () => Promise<void>;
  stopping: AbortSignal;
}

const firstProbeMs = 250;
const longestProbeMs = 10_000;

/**
 * Pauses a consumer while the database is unavailable. The work that an outage has interrupted is repeated here, and the consumer resumes
 * when one piece of it no longer fails so: a database may answer a probe and yet refuse the work, for example when its disk is full.
 */
export class DatabasePause {
  private paused = false;
  private waiting?: Promise<void>;
  private waitMs = firstProbeMs;

  constructor(
    private readonly options: DatabasePauseOptions,
    private readonly log: Log,
  ) {}

  /** Runs repeatable work, and repeats it after each outage. Rejects with the error of an outage only at the stop. */
  async whileAvailable(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await work();
        return await this.available();
      } catch (error) {
        if (!isDatabaseOutage(error)) {
          await this.available();
          throw error;
        }
        await this.outage(error);
        if (this.options.stopping.aborted) throw error;
      }
    }
  }

  private async available(): Promise<void> {
    // A consumer that stops must not take further events.
    if (!this.paused || this.waiting || this.options.stopping.aborted) return;
    this.paused = false;
    this.waitMs = firstProbeMs;
    this.log.info({ event: 'event-consumer.resumed' });
    // It fails when the channel is lost. The consumer registers on the next one.
    await this.options.consumer
      .resume()
      .catch((err: unknown) => this.log.warn({ event: 'consumer.resume-failed', err }));
  }

  /** Resolves when the work may be tried again. */
  private outage(err: unknown): Promise<void> {
    this.waiting ??= this.wait(err).finally(() => (this.waiting = undefined));
    return this.waiting;
  }

  private async wait(err: unknown): Promise<void> {
    if (!this.paused) {
      this.paused = true;
      await this.options.consumer.pause();
      this.log.warn({ event: 'event-consumer.paused', reason: 'the database is unavailable', err });
    }
    do {
      // It rejects only at the stop.
      await delay(this.waitMs, undefined, { signal: this.options.stopping }).catch(() => undefined);
      this.waitMs = Math.min(this.waitMs * 2, longestProbeMs);
    } while (!this.options.stopping.aborted && !(await this.answers()));
  }

  private answers(): Promise<boolean> {
    return this.options.probe().then(
      () => true,
      () => false,
    );
  }
}
