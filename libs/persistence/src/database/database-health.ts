import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Log, onScrape, Readiness } from '@plumbline/runtime';
import { Database } from './database';
import { databaseAvailable, poolConnections, poolWaiting } from './database.metrics';
import { probeWrites } from './probe-writes';

const probeEveryMs = 2_000;

/** Reports the process as not ready while the database is unavailable or accepts no writes, and measures its connections. */
@Injectable()
export class DatabaseHealth implements OnModuleInit, OnApplicationShutdown {
  private available = true;
  private timer?: NodeJS.Timeout;
  private stopMeasuring?: () => void;

  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.stopMeasuring = onScrape(() => this.measure());
    this.readiness.add('database', () => this.available);
    this.timer = setInterval(() => void this.probe(), probeEveryMs).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopMeasuring?.();
    await this.database.close();
  }

  private measure(): void {
    const { used, idle, waiting } = this.database.pool;
    poolConnections.set({ state: 'used' }, used);
    poolConnections.set({ state: 'idle' }, idle);
    poolWaiting.set(waiting);
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
