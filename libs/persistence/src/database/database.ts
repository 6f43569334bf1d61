import type { DataSource, EntityManager } from 'typeorm';

/** The door to a service's schema: reads go through `manager`, changes through `transaction`. */
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** For reads outside of a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** Runs `work` in one transaction: all of it is kept, or none when it throws. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }
}
