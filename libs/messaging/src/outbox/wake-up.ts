import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@plumbline/runtime';
import { Client, type ClientConfig } from 'pg';

const firstRetryMs = 250;
const longestRetryMs = 10_000;

/** Hears PostgreSQL's notifications on a connection of its own. Missing one costs a poll's delay and nothing else. */
export class WakeUp {
  private readonly stopping = new AbortController();
  private client?: Client;
  private running?: Promise<void>;

  constructor(
    private readonly config: ClientConfig,
    private readonly channelName: () => Promise<string>,
    private readonly wake: () => void,
    private readonly log: Log,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch((err: unknown) => this.log.debug({ event: 'wake-up.close-failed', err }));
    await this.running;
  }

  private async run(): Promise<void> {
    let retryMs = firstRetryMs;
    while (!this.stopping.signal.aborted) {
      try {
        await this.listen(() => (retryMs = firstRetryMs));
      } catch (err) {
        this.log.warn({ event: 'wake-up.lost', err });
      }
      // The only rejection is the stop, which the loop asks for next.
      await delay(retryMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  /** Resolves when the connection is over. */
  private async listen(listening: () => void): Promise<void> {
    const client = new Client({ ...this.config, keepAlive: true });
    const over = new Promise<void>((resolve, reject) => {
      client.once('end', resolve);
      // More than once for one lost connection.
      client.on('error', reject);
    });
    // Until it is awaited below, its failure is not unhandled.
    over.catch(() => undefined);
    client.on('notification', this.wake);
    this.client = client;
    await client.connect();
    if (this.stopping.signal.aborted) return client.end();
    await client.query(`listen ${client.escapeIdentifier(await this.channelName())}`);
    listening();
    this.wake(); // What was recorded while nobody listened.
    await over;
  }
}
