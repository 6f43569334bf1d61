import type { ClientConfig } from 'pg';
import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import { PreparingClient } from './preparing-client';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';

type Entities = MixedList<(new () => unknown) | EntitySchema>;
type Migrations = MixedList<new () => unknown>;

export interface DatabaseOptions {
  /** PostgreSQL, with the role of the service that owns the schema. */
  url: string;
  /** The one schema that this role works in. */
  schema: string;
  entities: Entities;
  migrations: Migrations;
  /** Connections kept at most; 10 unless told. */
  poolSize?: number;
}

const connectTimeoutMs = 5_000;

const session = {
  // A transaction must not outlive the call it serves.
  statement_timeout: 15_000,
  idle_in_transaction_session_timeout: 30_000,
  keepAlive: true,
};

/** A TypeORM data source as every service has it: nothing is synchronised, no query waits for ever, and every statement is prepared. */
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
      // A general plan is made when a table is small and kept when it is not: for a queue that meant reading all its dead rows.
      options: '-c plan_cache_mode=force_custom_plan',
    },
  });
}

/** What a connection beside the pool of such a data source is opened with. */
export function clientConfigOf({ options }: DataSource): ClientConfig {
  const { url, applicationName } = options as PostgresDataSourceOptions;
  return {
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
    ...session,
  };
}
