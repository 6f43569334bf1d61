import type { Log } from '@plumbline/runtime';
import type { Pool, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { clientConfigOf } from './data-source';
import { NotificationListener, type Notifications } from './notification-listener';
import { PipelinedReads, type PreparedStatement } from './pipelined-reads';
import type { Reader, Transaction } from './reader';
import { watermarkStatement } from './watermark';

/** Access to a service's schema: `reader` reads outside of a transaction, `transaction` writes. */
export class Database {
  private readonly pipelined: PipelinedReads;

  constructor(private readonly dataSource: DataSource) {
    this.pipelined = new PipelinedReads(clientConfigOf(dataSource));
  }

  /** Reads outside of a transaction. Each read takes a connection of the pool. */
  get reader(): Reader {
    return this.dataSource.manager;
  }

  /**
   * Reads outside of a transaction on one shared connection, by pipelining. For frequent reads that take less than a millisecond
   * and no locks.
   */
  readPipelined<Row extends QueryResultRow>(statement: PreparedStatement, values: unknown[]): Promise<Row[]> {
    return this.pipelined.read<Row>(statement, values);
  }

  /** Runs `work` in one transaction, which commits when `work` resolves and rolls back when it throws. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.dataSource.transaction((manager) => work(manager as Transaction));
  }

  /** Runs reads that see the same state of the data, such as a page of a list and its count. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', work);
  }

  /**
   * Runs the reads of a page of a list that clients synchronise, as `snapshot` does. The first page gets `nextSyncDate`, ISO 8601: who reads
   * all pages, and later what has changed at or after this time, misses no change of a table of `stampChanges`. Later pages get none,
   * because what has changed since the first one may be on a page that has been read.
   */
  async syncPage<T extends object>(
    page: { number: number },
    read: (reader: Reader) => Promise<T>,
  ): Promise<T & { nextSyncDate?: string }> {
    if (page.number > 1) return this.snapshot(read);
    // Before the snapshot, which then contains all that is older.
    const nextSyncDate = await this.watermark();
    return { ...(await this.snapshot(read)), nextSyncDate };
  }

  /** As `syncPage`, for a list that is read as a whole. */
  syncList<T extends object>(read: (reader: Reader) => Promise<T>): Promise<T & { nextSyncDate?: string }> {
    return this.syncPage({ number: 1 }, read);
  }

  /**
   * Runs `work` unless other work of the same name is running in this schema, in any process. Resolves with whether it ran.
   * `work` must be safe to run concurrently: the lock ends without notice when its connection breaks.
   */
  async exclusively(name: string, work: () => Promise<void>): Promise<boolean> {
    const lock = this.dataSource.createQueryRunner();
    const key = 'hashtextextended($1, hashtextextended(current_schema(), 0))';
    try {
      const [row] = (await lock.query(`select pg_try_advisory_lock(${key}) as acquired`, [name])) as [
        { acquired: boolean },
      ];
      if (!row.acquired) return false;
      try {
        await work();
      } finally {
        await lock.query(`select pg_advisory_unlock(${key})`, [name]);
      }
      return true;
    } finally {
      await lock.release();
    }
  }

  /** The connections of the pool, and what waits for one. */
  get pool(): { used: number; idle: number; waiting: number } {
    // TypeORM does not type its pool.
    const { totalCount, idleCount, waitingCount } = (this.dataSource.driver as PostgresDriver).master as Pool;
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /** Creates a listener to notifications of this schema. The caller starts and stops it. */
  notificationListener(notifications: Notifications, log: Log): NotificationListener {
    return new NotificationListener(this.dataSource, notifications, log);
  }

  /** The time before which a later snapshot contains every change, in milliseconds. */
  private async watermark(): Promise<string> {
    const [row] = await this.readPipelined<{ watermark: Date | null }>(watermarkStatement, []);
    if (!row?.watermark) throw new Error('PostgreSQL does not show running transactions: set track_activities to on');
    return row.watermark.toISOString();
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await this.pipelined.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
