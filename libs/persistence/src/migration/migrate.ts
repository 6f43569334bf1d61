import { createDataSource, type DatabaseOptions } from '../database/data-source';

/** The advisory lock of migrations, which serialises concurrent runs. */
const lockKey = 7_586_201;

/**
 * Runs the pending migrations of a schema, each in its own transaction. Resolves with their names. A concurrent run waits for
 * the first.
 */
export async function migrate(options: DatabaseOptions): Promise<string[]> {
  const dataSource = await createDataSource({ ...options, poolSize: 2 }).initialize();
  try {
    const lock = dataSource.createQueryRunner();
    // The first run may build an index for minutes.
    await lock.query('set statement_timeout = 0');
    await lock.query('select pg_advisory_lock($1, hashtext($2))', [lockKey, options.schema]);
    try {
      const done = await dataSource.runMigrations({ transaction: 'each' });
      return done.map(({ name }) => name);
    } finally {
      await lock.query('select pg_advisory_unlock($1, hashtext($2))', [lockKey, options.schema]);
      await lock.release();
    }
  } finally {
    await dataSource.destroy();
  }
}
