import type { Pool, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/** A statement that is planned once a connection. */
export interface PreparedStatement {
  /** Names this text and no other. */
  readonly name: string;
  readonly text: string;
}

/** The door to a service's schema: reads go through `manager`, changes through `transaction`. */
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** For reads outside of a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /**
   * Reads outside of a transaction by a prepared statement. For the busiest queries: with a small one, PostgreSQL spends
   * more time on planning than on running, and TypeORM knows no prepared statements. Errors are the driver's own.
   * Needs connections that keep their session: no pooler between that hands out a different one for every transaction.
   */
  async readPrepared<Row extends QueryResultRow>(statement: PreparedStatement, values: unknown[]): Promise<Row[]> {
    const { master } = this.dataSource.driver as unknown as { master: Pool };
    const { rows } = await master.query<Row>({ ...statement, values });
    return rows;
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
}
