import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@plumbline/runtime';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { clientConfigOf } from './data-source';

const firstRetryMs = 250;
const longestRetryMs = 10_000;

export interface Notifications {
  /** The topic within the service's schema: `pg_notify('<topic>.' || current_schema(), payload)` sends to it. */
  topic: string;
  onNotification: (payload: string) => void;
  /** Called when listening starts and after each reconnection: notifications sent before may have been missed. */
  onListening: () => void;
}

/**
 * Listens to PostgreSQL's notifications on a dedicated connection and reconnects when it is lost. Notifications sent in the
 * meantime are lost: poll as well.
 */
export class NotificationListener {
  private readonly stopping = new AbortController();
  private client?: Client;
  private running?: Promise<void>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly notifications: Notifications,
    private readonly log: Log,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch((err: unknown) => this.log.debug({ event: 'listener.close-failed', err }));
    await this.running;
  }

  private async run(): Promise<void> {
    const { topic } = this.notifications;
    let retryMs = firstRetryMs;
    while (!this.stopping.signal.aborted) {
      try {
        await this.listen(() => (retryMs = firstRetryMs));
      } catch (err) {
        this.log.warn({ event: 'listener.lost', topic, err });
      }
      // It rejects only at the stop, which ends the loop.
      await delay(retryMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  /** Resolves when the connection has ended. */
  private async listen(connected: () => void): Promise<void> {
    const client = new Client(clientConfigOf(this.dataSource));
    const over = new Promise<void>((resolve, reject) => {
      client.once('end', resolve);
      // Emitted more than once for one lost connection.
      client.on('error', reject);
    });
    // The rejection is handled below. This prevents an unhandled rejection before.
    over.catch(() => undefined);
    client.on('notification', ({ payload = '' }) => this.notifications.onNotification(payload));
    this.client = client;
    try {
      await client.connect();
      if (this.stopping.signal.aborted) return;
      const { rows } = await client.query<{ schema: string }>('select current_schema() as schema');
      // All schemas of a database share the channel names, so the name contains the schema.
      await client.query(`listen ${client.escapeIdentifier(`${this.notifications.topic}.${rows[0]?.schema}`)}`);
      connected();
      this.notifications.onListening();
      await over;
    } finally {
      // A standby accepts connections and refuses to listen: each attempt would leave one behind.
      await client.end().catch((err: unknown) => this.log.debug({ event: 'listener.close-failed', err }));
    }
  }
}
