import { setTimeout as delay } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { createDataSource, type DatabaseOptions } from '../database/data-source';

/** The advisory lock of migrations, which serialises concurrent runs. */
const lockKey = 7_586_201;

/** Milliseconds until a run that waits for another tries again. */
const retryMs = 100;

/**
 * Runs the pending migrations of a schema, each in its own transaction. Resolves with their names. A concurrent run waits for
 * the first.
 */
export async function migrate(options: DatabaseOptions): Promise<string[]> {
  const dataSource = await createDataSource({ ...options, poolSize: 2 }).initialize();
  try {
    const lock = dataSource.createQueryRunner();
    await acquire(lock, options.schema);
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

/**
 * Tries again and again. A statement that waits for the lock would keep a snapshot, and `create index concurrently` of the run that has the lock waits
 * until older snapshots have ended: neither would ever go on.
 */
async function acquire(lock: QueryRunner, schema: string): Promise<void> {
  for (;;) {
    const [row] = (await lock.query('select pg_try_advisory_lock($1, hashtext($2)) as acquired', [
      lockKey,
      schema,
    ])) as [{ acquired: boolean }];
    if (row.acquired) return;
    await delay(retryMs);
  }
}
