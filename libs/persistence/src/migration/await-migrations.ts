import { setTimeout as delay } from 'node:timers/promises';
import { MigrationExecutor } from 'typeorm';
import { createDataSource, type DatabaseOptions } from '../database/data-source';

/** Returns the names of the migrations that have not run on the schema, in their order. Writes nothing. */
export async function pendingMigrations(options: DatabaseOptions): Promise<string[]> {
  const dataSource = await createDataSource({ ...options, poolSize: 1 }).initialize();
  try {
    const pending = await new MigrationExecutor(dataSource).getPendingMigrations();
    return pending.map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}

export interface AwaitOptions {
  /** Milliseconds between two looks. Defaults to 1,000. */
  everyMs?: number;
  /** Called with the reason to wait, each time that it changes. */
  onWait?: (reason: string) => void;
  /** Ends the waiting with a rejection. */
  signal?: AbortSignal;
}

/**
 * Resolves when every migration that this version knows has run. A newer schema is accepted, because migrations keep the schema usable
 * for the previous version. An unavailable database is a reason to wait.
 */
export async function awaitMigrations(
  options: DatabaseOptions,
  { everyMs = 1_000, onWait, signal }: AwaitOptions = {},
): Promise<void> {
  let told: string | undefined;
  for (;;) {
    const reason = await reasonToWait(options);
    if (reason === undefined) return;
    if (reason !== told) onWait?.(reason);
    told = reason;
    await delay(everyMs, undefined, { signal });
  }
}

async function reasonToWait(options: DatabaseOptions): Promise<string | undefined> {
  try {
    const [next, ...more] = await pendingMigrations(options);
    return next && `waiting for the migration ${next}${more.length > 0 ? ` and ${more.length} more` : ''}`;
  } catch (error) {
    return `waiting for the database: ${error instanceof Error ? error.message : String(error)}`;
  }
}
