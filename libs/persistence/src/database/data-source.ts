import type { ClientConfig } from 'pg';
import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';
import { PreparingClient } from './preparing-client';

type Entities = MixedList<(new () => unknown) | EntitySchema>;
type Migrations = MixedList<new () => unknown>;

export interface DatabaseOptions {
  /** PostgreSQL, with the role of the service that owns the schema. */
  url: string;
  /** The schema of the service. */
  schema: string;
  entities: Entities;
  migrations: Migrations;
  /** Maximum number of connections in the pool. Defaults to 10. */
  poolSize?: number;
}

const connectTimeoutMs = 5_000;

const session = {
  // Milliseconds. A transaction must not outlive its call.
  statement_timeout: 15_000,
  idle_in_transaction_session_timeout: 30_000,
  keepAlive: true,
};

/** Creates the TypeORM data source of a service: without schema synchronisation, with timeouts and prepared statements. */
export function createDataSource({ url, schema, entities, migrations, poolSize = 10 }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema,
    entities,
    migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    migrationsRun: false,
    logging: false,
    poolSize,
    connectTimeoutMS: connectTimeoutMs,
    applicationName: `plumbline-${schema}`,
    extra: {
      ...session,
      Client: PreparingClient,
      // A generic plan made while a table is small stays in use when the table grows. For queues it scans all dead rows.
      options: '-c plan_cache_mode=force_custom_plan',
    },
  });
}

/** Options of a connection outside of the pool of a data source. */
export function clientConfigOf({ options }: DataSource): ClientConfig {
  const { url, applicationName } = options as PostgresDataSourceOptions;
  return {
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
    ...session,
  };
}
