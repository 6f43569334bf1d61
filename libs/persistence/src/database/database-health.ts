import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { gauge, Log, Readiness } from '@plumbline/runtime';
import { Database } from './database';
import { probeWrites } from './probe-writes';

const databaseAvailable = gauge('database_available', 'Whether the database accepts connections and writes: 1 or 0');

const probeEveryMs = 2_000;

/** Reports the process as not ready while the database is unavailable, or accepts no writes. */
@Injectable()
export class DatabaseHealth implements OnModuleInit, OnApplicationShutdown {
  private available = true;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.readiness.add('database', () => this.available);
    this.timer = setInterval(() => void this.probe(), probeEveryMs).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.database.close();
  }

  private async probe(): Promise<void> {
    const failure = await probeWrites(this.database.reader).then(
      () => undefined,
      (err: unknown) => ({ err }),
    );
    const available = failure === undefined;
    if (available !== this.available) {
      this.log.warn({ event: available ? 'database.returned' : 'database.lost', ...failure });
    }
    this.available = available;
    databaseAvailable.set(available ? 1 : 0);
  }
}
