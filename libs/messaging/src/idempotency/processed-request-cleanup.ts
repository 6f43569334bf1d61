import { Injectable } from '@nestjs/common';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import type { DataSource } from 'typeorm';

const everyMs = 10 * 60_000;

/** Deletes idempotency keys and their replies after a day. */
@Injectable()
export class ProcessedRequestCleanup {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly dataSource: DataSource,
    log: Log,
  ) {
    const run = () => this.deleteOld();
    this.loop = new BackgroundLoop({ name: 'processed-request-cleanup', everyMs, run, pauseFirst: true }, log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  async deleteOld(): Promise<void> {
    await this.dataSource.query(`delete from processed_request where created_at < now() - interval '1 day'`);
  }
}
