import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@plumbline/runtime';
import { Client, type ClientConfig } from 'pg';
import type { DataSource } from 'typeorm';

const firstRetryMs = 250;
const longestRetryMs = 10_000;

export interface Notifications {
  /** What is listened to, within the service's schema: `pg_notify('<topic>.' || current_schema(), payload)`. */
  topic: string;
  heard: (payload: string) => void;
  /** Listening has begun, or begun again: what was sent until now has not been heard. */
  listening: () => void;
}

/**
 * Hears PostgreSQL's notifications on a connection of its own, which it opens again when it is lost. They are a hint: one that
 * is sent in between is lost, so what they tell must be found by looking as well.
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
      // The only rejection is the stop, which the loop asks for next.
      await delay(retryMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  /** Resolves when the connection is over. */
  private async listen(connected: () => void): Promise<void> {
    const client = new Client(clientConfigOf(this.dataSource));
    const over = new Promise<void>((resolve, reject) => {
      client.once('end', resolve);
      // More than once for one lost connection.
      client.on('error', reject);
    });
    // Until it is awaited below, its failure is not unhandled.
    over.catch(() => undefined);
    client.on('notification', ({ payload = '' }) => this.notifications.heard(payload));
    this.client = client;
    await client.connect();
    if (this.stopping.signal.aborted) return client.end();
    const { rows } = await client.query<{ schema: string }>('select current_schema() as schema');
    // Channel names belong to the whole database, so that the schema is part of it.
    await client.query(`listen ${client.escapeIdentifier(`${this.notifications.topic}.${rows[0]?.schema}`)}`);
    connected();
    this.notifications.listening();
    await over;
  }
}

/** How the data source itself connects. */
function clientConfigOf({ options }: DataSource): ClientConfig {
  if (options.type !== 'postgres') throw new Error('only PostgreSQL has notifications');
  const { url, host, port, username, password, database, applicationName } = options;
  return {
    connectionString: url,
    host,
    port,
    user: username,
    password,
    database,
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  };
}
