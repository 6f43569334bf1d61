import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Log, Readiness } from '@plumbline/runtime';
import { Database } from './database';

const probeEveryMs = 2_000;

/** Reports the process as not ready while the database is unavailable. */
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
    const available = await this.database.reader.query('select 1').then(
      () => true,
      () => false,
    );
    if (available !== this.available) this.log.warn({ event: available ? 'database.returned' : 'database.lost' });
    this.available = available;
  }
}
