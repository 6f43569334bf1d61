import { createDataSource, migrate, type DatabaseOptions } from '@plumbline/persistence';
import type { ServiceConfig } from './running-service';
import { startServiceBacking } from './service-backing';

export interface Upgrade {
  /** The service. Its schema has the same name. */
  name: string;
  database: (config: Pick<ServiceConfig, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'>) => DatabaseOptions;
  /** The first migration that the previous release does not have. */
  since: new () => unknown;
}

/**
 * Runs the migrations of this release while a process of the previous one has prepared a read of each table. Rejects if they change what these
 * statements return: that process would fail (0A000) until it is replaced.
 */
export async function upgradeBesideReader({ name, database, since }: Upgrade): Promise<void> {
  const backing = await startServiceBacking(name);
  try {
    const current = database({ DATABASE_URL: backing.databaseUrl, DATABASE_POOL_SIZE: 2 });
    const migrations = Object.values(current.migrations);
    const former = { ...current, migrations: migrations.slice(0, migrations.indexOf(since)) };
    await migrate(former);
    const dataSource = await createDataSource(former).initialize();
    try {
      const reader = dataSource.createQueryRunner();
      const tables = await dataSource.query<{ name: string; columns: string }[]>(`
        select quote_ident(table_name) as name, string_agg(quote_ident(column_name), ', ') as columns
        from information_schema.columns where table_schema = current_schema group by table_name`);
      // The connection prepares statements with parameters.
      const readAll = async () => {
        for (const table of tables) await reader.query(`select ${table.columns} from ${table.name} where $1`, [true]);
      };
      await readAll();
      await migrate(current);
      await readAll();
      await reader.release();
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await backing.stop();
  }
}
