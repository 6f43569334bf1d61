import { DataSource, type EntitySchema, type MixedList } from 'typeorm';

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

/** A TypeORM data source as every service has it: nothing is synchronised, and no query waits for ever. */
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
    connectTimeoutMS: 5_000,
    applicationName: `plumbline-${schema}`,
    extra: {
      // A transaction must not outlive the call it serves.
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
    },
  });
}
