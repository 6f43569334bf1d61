import { Injectable } from '@nestjs/common';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import type { DataSource } from 'typeorm';

const everyMs = 10 * 60_000;
/** Keys that one statement deletes. */
const batchSize = 1_000;

/** Deletes idempotency keys and their replies after a day. */
@Injectable()
export class ProcessedRequestCleanup {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly dataSource: DataSource,
    log: Log,
  ) {
    const run = async () => (await this.deleteOld()) === batchSize;
    this.loop = new BackgroundLoop({ name: 'processed-request-cleanup', everyMs, run, pauseFirst: true }, log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Deletes one batch. Resolves with its size. */
  async deleteOld(): Promise<number> {
    const [, deleted] = await this.dataSource.query<[unknown, number]>(
      `delete from processed_request where key in (
         select key from processed_request where created_at < now() - interval '1 day' order by created_at limit $1)`,
      [batchSize],
    );
    return deleted;
  }
}
