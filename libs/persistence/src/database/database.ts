import type { QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { clientConfigOf } from './data-source';
import { PipelinedReads, type PreparedStatement } from './pipelined-reads';
import type { Reader, Transaction } from './reader';

/** Access to a service's schema: `reader` reads outside of a transaction, `transaction` writes. */
export class Database {
  private readonly pipelined: PipelinedReads;

  constructor(private readonly dataSource: DataSource) {
    this.pipelined = new PipelinedReads(clientConfigOf(dataSource));
  }

  /** Reads outside of a transaction, each on a connection of the pool. */
  get reader(): Reader {
    return this.dataSource.manager;
  }

  /** @deprecated Use `reader` to read and `transaction` or a `UnitOfWork` to write. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /**
   * Reads outside of a transaction on one connection that all such reads share, without waiting for each other's results.
   * For the most frequent reads, which take well under a millisecond and lock nothing.
   */
  readPipelined<Row extends QueryResultRow>(statement: PreparedStatement, values: unknown[]): Promise<Row[]> {
    return this.pipelined.read<Row>(statement, values);
  }

  /** Runs `work` in one transaction, which commits when `work` resolves and rolls back when it throws. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.dataSource.transaction((manager) => work(manager as Transaction));
  }

  /** Runs reads that see the same state of the data: a page agrees with its count while rows are being added. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', work);
  }

  /**
   * Runs `work` unless another process of this schema, or another call, is running work of the same name. Resolves with
   * whether it ran. `work` must be safe to run twice at once: the lock ends when its connection breaks, without notice.
   */
  async exclusively(name: string, work: () => Promise<void>): Promise<boolean> {
    const lock = this.dataSource.createQueryRunner();
    const key = 'hashtextextended(current_schema() || $1, 0)';
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

  /** Closes every connection. */
  async close(): Promise<void> {
    await this.pipelined.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
