import type { DataSource, EntityManager } from 'typeorm';
import { eventually } from '@plumbline/backing-services';
import { createDataSource } from './data-source';
import { Database } from './database';
import { isDatabaseOutage, isUniqueViolation } from './errors';

describe('errors of the database', () => {
  let dataSource: DataSource;
  let database: Database;

  beforeAll(async () => {
    const options = { url: process.env['TEST_DATABASE_URL']!, schema: 'public', entities: [], migrations: [] };
    dataSource = await createDataSource(options).initialize();
    database = new Database(dataSource);
    await database.reader.query('create table errors_spec (name text constraint errors_spec_name unique)');
  });
  afterAll(async () => {
    await database.reader.query('drop table errors_spec');
    await dataSource.destroy();
  });

  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  const breakConnection = async (tx: EntityManager): Promise<void> => {
    const [own] = await tx.query<{ pid: number }[]>('select pg_backend_pid() as pid');
    await database.reader.query('select pg_terminate_backend($1)', [own!.pid]);
    await eventually(() => expect(tx.queryRunner!.isReleased).toBe(true), 10_000);
  };

  it('are an outage when the connection breaks during a statement', async () => {
    const error = await failureOf(
      database.transaction((tx) => tx.query('select pg_terminate_backend(pg_backend_pid())')),
    );
    expect(isDatabaseOutage(error)).toBe(true);
  });

  it('are an outage when the connection breaks between two statements of a transaction', async () => {
    const error = await failureOf(
      database.transaction(async (tx) => {
        await breakConnection(tx);
        await tx.query('select 1');
      }),
    );
    expect(isDatabaseOutage(error)).toBe(true);
  });

  it('are an outage when the connection breaks before the commit', async () => {
    const error = await failureOf(database.transaction((tx) => breakConnection(tx)));
    expect(isDatabaseOutage(error)).toBe(true);
  });

  it('are an outage when no connection of the pool becomes free', async () => {
    const options = { url: process.env['TEST_DATABASE_URL']!, schema: 'public', entities: [], migrations: [] };
    const small = await createDataSource({ ...options, poolSize: 1 }).initialize();
    const inUse = small.createQueryRunner();
    await inUse.connect();
    const error = await failureOf(new Database(small).reader.query('select 1'));
    await inUse.release();
    await small.destroy();
    expect(isDatabaseOutage(error)).toBe(true);
  });

  it('are an outage when the pool is closed', async () => {
    const options = { url: process.env['TEST_DATABASE_URL']!, schema: 'public', entities: [], migrations: [] };
    const closed = await createDataSource(options).initialize();
    const { reader } = new Database(closed);
    await closed.destroy();
    expect(isDatabaseOutage(await failureOf(reader.query('select 1')))).toBe(true);
  });

  it('are no outage when a statement fails', async () => {
    await database.reader.query("insert into errors_spec values ('a')");
    const error = await failureOf(database.reader.query("insert into errors_spec values ('a')"));
    expect(isDatabaseOutage(error)).toBe(false);
    expect(isUniqueViolation(error, 'errors_spec_name')).toBe(true);
  });
});
