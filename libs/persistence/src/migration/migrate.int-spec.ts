import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { awaitMigrations, pendingMigrations } from './await-migrations';
import { migrate } from './migrate';

class First1700000000000 implements MigrationInterface {
  up = (runner: QueryRunner) => runner.query('create table migrated_once ()');
  down = (runner: QueryRunner) => runner.query('drop table migrated_once');
}
class Second1700000001000 implements MigrationInterface {
  up = (runner: QueryRunner) => runner.query('alter table migrated_once add column name text');
  down = (runner: QueryRunner) => runner.query('alter table migrated_once drop column name');
}
class Index1700000002000 implements MigrationInterface {
  readonly transaction = false;
  up = async (runner: QueryRunner) => {
    // Until the other run waits.
    await runner.query('select pg_sleep(0.5)');
    await runner.query('create index concurrently migrated_name on migrated_once (name)');
  };
  down = (runner: QueryRunner) => runner.query('drop index migrated_name');
}

const url = process.env['TEST_DATABASE_URL']!;

describe('migrations', () => {
  let sequence = 0;
  /** A schema of its own, and the options of a version that knows these migrations. */
  const givenSchema = async () => {
    const schema = `migrated_${process.pid}_${++sequence}`;
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`create schema ${schema}`);
    await client.end();
    const inSchema = `${url}${url.includes('?') ? '&' : '?'}options=-csearch_path%3D${schema}`;
    return (...migrations: (new () => MigrationInterface)[]) => ({ url: inSchema, schema, entities: [], migrations });
  };

  it('are pending until they have run, and looking at them writes nothing', async () => {
    const version = await givenSchema();
    const current = version(First1700000000000, Second1700000001000);
    expect(await pendingMigrations(current)).toEqual(['First1700000000000', 'Second1700000001000']);
    await migrate(version(First1700000000000));
    expect(await pendingMigrations(current)).toEqual(['Second1700000001000']);
    await migrate(current);
    expect(await pendingMigrations(current)).toEqual([]);
  });

  it('run once when two runs start together, also those that build an index concurrently', async () => {
    const version = await givenSchema();
    await migrate(version(First1700000000000, Second1700000001000));
    const current = version(First1700000000000, Second1700000001000, Index1700000002000);
    const runs = await Promise.all([migrate(current), migrate(current)]);
    expect(runs.flat()).toEqual(['Index1700000002000']);
  });

  it('are awaited by a process that starts before them', async () => {
    const version = await givenSchema();
    const current = version(First1700000000000);
    const reasons: string[] = [];
    const waiting = awaitMigrations(current, { everyMs: 20, onWait: (reason) => reasons.push(reason) });
    await migrate(current);
    await waiting;
    expect(reasons[0]).toBe('waiting for the migration First1700000000000');
  });

  it('are not awaited by an older version on a newer schema', async () => {
    const version = await givenSchema();
    await migrate(version(First1700000000000, Second1700000001000));
    await awaitMigrations(version(First1700000000000));
  });

  it('are awaited while the database is unavailable', async () => {
    const version = await givenSchema();
    const stop = new AbortController();
    const reason = await new Promise<string>((resolve) => {
      const options = { ...version(First1700000000000), url: 'postgresql://nobody@127.0.0.1:1/none' };
      awaitMigrations(options, { everyMs: 20, onWait: resolve, signal: stop.signal }).catch(() => undefined);
    });
    stop.abort();
    expect(reason).toMatch(/^waiting for the database: .*ECONNREFUSED/);
  });
});
