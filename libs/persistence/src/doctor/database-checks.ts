import { Fault, Warning, type Check } from '@plumbline/runtime';
import { Client } from 'pg';
import type { DatabaseOptions } from '../database/data-source';
import { pendingMigrations } from '../migration/await-migrations';
import { connectFault } from './connect-fault';

const oldestVersion = 15;
/** Seconds. Leases, deadlines and signatures compare the clocks of processes and of the database. */
const clockTolerance = 2;
const connectTimeoutMs = 5_000;

/** Checks the database of a service as the service's role: reachable, of a known version, provisioned and migrated. */
export function databaseChecks(options: DatabaseOptions): Check[] {
  const ask = <Row>(sql: string) => askOnce<Row>(options.url, sql);
  return [
    { name: 'database', run: () => checkVersion(options.url, ask) },
    { name: 'clock', needs: ['database'], run: () => checkClock(ask) },
    { name: 'connections', needs: ['database'], run: () => checkConnections(ask) },
    { name: 'schema', needs: ['database'], run: () => checkSchema(options.schema, ask) },
    { name: 'migrations', needs: ['schema'], run: () => checkMigrations(options) },
  ];
}

type Ask = <Row>(sql: string) => Promise<Row>;

async function askOnce<Row>(url: string, sql: string): Promise<Row> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  // The error of a lost connection also rejects the statement.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows[0] as Row;
  } finally {
    await client.end();
  }
}

async function checkVersion(url: string, ask: Ask): Promise<string> {
  try {
    const { version } = await ask<{ version: string }>(`select current_setting('server_version') as version`);
    if (Number.parseInt(version, 10) >= oldestVersion) return `PostgreSQL ${version}`;
    throw new Fault(`PostgreSQL ${version} is too old.`, `Upgrade PostgreSQL to ${oldestVersion} or newer.`);
  } catch (error) {
    throw connectFault(error, url);
  }
}

async function checkClock(ask: Ask): Promise<string> {
  const before = Date.now();
  const { now } = await ask<{ now: Date }>('select clock_timestamp() as now');
  // The answer was given between the two readings of this clock.
  const seconds = Math.max(0, before - now.getTime(), now.getTime() - Date.now()) / 1_000;
  if (seconds <= clockTolerance) return 'agrees with the clock of the database';
  throw new Fault(
    `The clocks of this machine and of the database differ by ${seconds.toFixed(0)} s.`,
    'Synchronise both by NTP (`timedatectl status`).',
  );
}

async function checkConnections(ask: Ask): Promise<string> {
  const { used, allowed } = await ask<{ used: number; allowed: number }>(
    // pg_stat_activity hides the connections of other roles.
    `select sum(numbackends)::int as used, current_setting('max_connections')::int as allowed from pg_stat_database`,
  );
  if (used < allowed * 0.9) return `${used} of ${allowed} in use`;
  throw new Warning(
    `${used} of the ${allowed} connections of PostgreSQL are in use.`,
    'Raise `max_connections`, or lower DATABASE_POOL_SIZE of the services.',
  );
}

async function checkSchema(schema: string, ask: Ask): Promise<string> {
  const remedy = 'Run tools/database-roles/database-roles.sh as a superuser. It creates what is missing.';
  const { current, creates, superuser } = await ask<{
    current: string | null;
    creates: boolean | null;
    superuser: boolean;
  }>(
    `select current_schema() as current, has_schema_privilege(current_schema(), 'create') as creates, rolsuper as superuser
     from pg_roles where rolname = current_user`,
  );
  if (current !== schema) {
    const found = current === null ? 'has no schema' : `uses the schema "${current}"`;
    throw new Fault(`The role of DATABASE_URL ${found} instead of "${schema}".`, remedy);
  }
  if (!creates) throw new Fault(`The role of DATABASE_URL may not create tables in "${schema}".`, remedy);
  if (!superuser) return schema;
  throw new Warning(
    `The role of DATABASE_URL is a superuser: this service could read the schemas of all others.`,
    'Use the role that tools/database-roles/database-roles.sh creates for this service.',
  );
}

async function checkMigrations(options: DatabaseOptions): Promise<string> {
  const pending = await pendingMigrations(options);
  if (pending.length === 0) return 'all have run';
  throw new Fault(
    `${pending.length} have not run: ${pending.join(', ')}.`,
    'Run `node migrate.js` of this service, then start the service.',
  );
}
