import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Log, Readiness } from '@plumbline/runtime';
import { Database } from './database';

const probeEveryMs = 2_000;

/** Keeps the process's readiness true to whether the database answers. */
@Injectable()
export class DatabaseHealth implements OnModuleInit, OnApplicationShutdown {
  private answering = true;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.readiness.add('database', () => this.answering);
    this.timer = setInterval(() => void this.probe(), probeEveryMs).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.database.close();
  }

  private async probe(): Promise<void> {
    const answering = await this.database.reader.query('select 1').then(
      () => true,
      () => false,
    );
    if (answering !== this.answering) this.log.warn({ event: answering ? 'database.returned' : 'database.lost' });
    this.answering = answering;
  }
}
