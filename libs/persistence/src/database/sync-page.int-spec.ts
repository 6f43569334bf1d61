import { eventually } from '@plumbline/backing-services';
import { startTestPostgres } from '@plumbline/testing';
import type { DataSource } from 'typeorm';
import { stampChanges, unstampChanges } from '../table/change-stamp';
import { createDataSource } from './data-source';
import { Database } from './database';

let dataSource: DataSource;
let database: Database;

const connect = (url: string) => createDataSource({ url, schema: 'public', entities: [], migrations: [] }).initialize();

const migrate = async (migration: typeof stampChanges) => {
  const queryRunner = dataSource.createQueryRunner();
  try {
    await migration(queryRunner, 'stamped');
  } finally {
    await queryRunner.release();
  }
};

beforeAll(async () => {
  dataSource = await connect(process.env['TEST_DATABASE_URL']!);
  database = new Database(dataSource);
});
afterAll(() => database.close());
beforeEach(async () => {
  await dataSource.query(`
    create table stamped (
      id int primary key, name text, created_at timestamptz(3) not null, updated_at timestamptz(3) not null)`);
  await migrate(stampChanges);
  await dataSource.query(`insert into stamped (id, created_at, updated_at) values (1, 'epoch', 'epoch')`);
});
afterEach(async () => {
  await migrate(unstampChanges);
  await dataSource.query('drop table stamped');
});

interface Row {
  created_at: Date;
  updated_at: Date;
}
const row = async () => (await dataSource.query<Row[]>('select * from stamped'))[0]!;
const firstPage = () =>
  database.syncPage({ number: 1 }, (tx) => tx.query<Row[]>('select * from stamped').then(([one]) => one!));

describe('the times of a stamped table', () => {
  it('are the database time of the change, whatever the writer says', async () => {
    const { created_at: createdAt, updated_at: updatedAt } = await row();
    expect(updatedAt).toEqual(createdAt);
    expect(Math.abs(Date.now() - updatedAt.getTime())).toBeLessThan(60_000);
  });

  it('grow with each change that sets them, also within one transaction', async () => {
    const before = await row();
    await database.transaction(async (tx) => {
      await tx.query(`update stamped set name = 'a', updated_at = now()`);
      await tx.query(`update stamped set name = 'b', updated_at = 'epoch'`);
    });
    const after = await row();
    expect(after.updated_at.getTime()).toBeGreaterThan(before.updated_at.getTime() + 1);
    expect(after.created_at).toEqual(before.created_at);
    await dataSource.query(`update stamped set name = 'c'`);
    expect((await row()).updated_at).toEqual(after.updated_at);
  });
});

describe('a page of a list that clients synchronise', () => {
  it('says when a change began that it does not contain', async () => {
    await database.transaction(async (tx) => {
      await tx.query(`update stamped set name = 'late', updated_at = now()`);
      const page = await firstPage();
      const [changed] = await tx.query<Row[]>('select * from stamped');
      expect(Date.parse(page.nextSyncDate!)).toBeLessThanOrEqual(changed!.updated_at.getTime());
    });
  });

  it('is as new as its read while nobody writes, and only the first one says so', async () => {
    const before = Date.now();
    const { nextSyncDate } = await firstPage();
    expect(Date.parse(nextSyncDate!)).toBeGreaterThan(before - 60_000);
    expect(Date.parse(nextSyncDate!)).toBeGreaterThanOrEqual((await row()).updated_at.getTime() - 1);
    expect(await database.syncPage({ number: 2 }, () => Promise.resolve({}))).toEqual({});
  });

  it('does not wait for autovacuum, which a superuser sees', async () => {
    const server = await startTestPostgres();
    const source = await connect(server.url);
    const itsDatabase = new Database(source);
    try {
      await source.query('alter system set autovacuum_naptime = 1');
      await source.query('select pg_reload_conf()');
      // Takes minutes: a millisecond of work between pauses of 100 ms.
      await source.query(`
        create table vacuumed (id int) with (
          autovacuum_vacuum_insert_threshold = 1, autovacuum_vacuum_cost_limit = 1, autovacuum_vacuum_cost_delay = 100)`);
      await source.query('insert into vacuumed select generate_series(1, 100000)');
      let vacuumStart = 0;
      await eventually(async () => {
        const workers = await source.query<{ xact_start: Date }[]>(`
          select xact_start from pg_stat_activity where backend_type = 'autovacuum worker' and query like '%vacuumed'`);
        expect(workers).toHaveLength(1);
        vacuumStart = workers[0]!.xact_start.getTime();
      }, 20_000);
      const { nextSyncDate } = await itsDatabase.syncPage({ number: 1 }, () => Promise.resolve({}));
      expect(Date.parse(nextSyncDate!)).toBeGreaterThan(vacuumStart);
    } finally {
      await itsDatabase.close();
      await server.remove();
    }
  }, 30_000);
});
