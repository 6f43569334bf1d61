import { Injectable } from '@nestjs/common';
import { cleanupBatch, deleteBatch } from '@plumbline/persistence';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import type { DataSource } from 'typeorm';

const everyMs = 10 * 60_000;
const old = { table: 'processed_request', where: `created_at < now() - interval '1 day'`, orderBy: 'created_at' };

/** Deletes idempotency keys and their replies after a day. */
@Injectable()
export class ProcessedRequestCleanup {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly dataSource: DataSource,
    log: Log,
  ) {
    const run = async () => (await this.deleteOld()) === cleanupBatch;
    this.loop = new BackgroundLoop({ name: 'processed-request-cleanup', everyMs, run, pauseFirst: true }, log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Deletes one batch. Resolves with its size. */
  deleteOld(): Promise<number> {
    return deleteBatch(this.dataSource, old);
  }
}
