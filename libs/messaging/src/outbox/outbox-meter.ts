import { BackgroundLoop, type Log } from '@plumbline/runtime';
import type { OutboxStore } from './outbox-store';
import { outboxEvents, outboxOldest } from './outbox.metrics';

const everyMs = 10_000;

/** Measures the outbox for the metrics, in the background: a scrape must not wait for the database. */
export class OutboxMeter {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly store: OutboxStore,
    log: Log,
  ) {
    this.loop = new BackgroundLoop({ name: 'outbox-meter', everyMs, run: () => this.measure() }, log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async measure(): Promise<void> {
    try {
      const { events, oldestSeconds } = await this.store.backlog();
      outboxEvents.set(events);
      outboxOldest.set(oldestSeconds);
    } catch (error) {
      // An old value would look like a measured one.
      outboxEvents.set(NaN);
      outboxOldest.set(NaN);
      throw error;
    }
  }
}
