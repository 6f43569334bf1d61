import type { QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { clientConfigOf } from './data-source';
import { PipelinedReads, type PreparedStatement } from './pipelined-reads';

/** The door to a service's schema: reads go through `manager`, changes through `transaction`. */
export class Database {
  private readonly pipelined: PipelinedReads;

  constructor(private readonly dataSource: DataSource) {
    this.pipelined = new PipelinedReads(clientConfigOf(dataSource));
  }

  /** For reads outside of a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** Reads outside of a transaction, on a connection that all such reads share: for the busiest, which take no time and no lock. */
  readPipelined<Row extends QueryResultRow>(statement: PreparedStatement, values: unknown[]): Promise<Row[]> {
    return this.pipelined.read<Row>(statement, values);
  }

  /** Runs `work` in one transaction: all of it is kept, or none when it throws. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }

  /** Reads that see one state of the data: a page and its count agree, also while rows are being added. */
  snapshot<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', work);
  }

  /**
   * Runs `work` unless another process of this schema, or another call, is at the work of this name; answers whether it did.
   * For what may also happen twice: the lock goes when its connection breaks, and `work` is not told.
   */
  async exclusively(name: string, work: () => Promise<void>): Promise<boolean> {
    const keeper = this.dataSource.createQueryRunner();
    const key = 'hashtextextended(current_schema() || $1, 0)';
    try {
      const [answer] = (await keeper.query(`select pg_try_advisory_lock(${key}) as free`, [name])) as [
        { free: boolean },
      ];
      if (!answer.free) return false;
      try {
        await work();
      } finally {
        await keeper.query(`select pg_advisory_unlock(${key})`, [name]);
      }
      return true;
    } finally {
      await keeper.release();
    }
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await this.pipelined.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
