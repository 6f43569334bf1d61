import { Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import type { DataSource } from 'typeorm';

const everyMs = 10 * 60_000;

/** Forgets replies a day after they were given; no caller comes back for one that late. */
@Injectable()
export class ProcessedRequestCleanup {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.forgetOld().catch((err: unknown) => this.log.warn({ event: 'processed-requests.cleanup-failed', err }));
    }, everyMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async forgetOld(): Promise<void> {
    await this.dataSource.query(`delete from processed_request where created_at < now() - interval '1 day'`);
  }
}
