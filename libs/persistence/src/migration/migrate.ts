import { createDataSource, type DatabaseOptions } from '../database/data-source';

/** Of the whole installation: which lock migrations take, so that two runs at once wait for each other. */
const lockKey = 7_586_201;

/**
 * Brings a schema up to date: runs the migrations that have not run, each in its own transaction, and says which. A second
 * run at the same time waits for the first. The step a service's `migrate` program is made of.
 */
export async function migrate(options: DatabaseOptions): Promise<string[]> {
  const dataSource = await createDataSource({ ...options, poolSize: 2 }).initialize();
  try {
    const lock = dataSource.createQueryRunner();
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

/** The body of a `migrate.ts`: migrates, prints one line, and leaves 1 as exit code on failure. */
export async function runMigrateProgram(readOptions: () => DatabaseOptions): Promise<void> {
  try {
    const options = readOptions();
    const done = await migrate(options);
    const summary = done.length === 0 ? 'is up to date' : `ran ${done.length}: ${done.join(', ')}`;
    process.stdout.write(`${options.schema}: ${summary}\n`);
  } catch (error) {
    process.stderr.write(`migration failed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
