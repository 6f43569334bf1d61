import { eventually, startServiceBacking, type ServiceBacking } from '@plumbline/testing';
import { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import { Database } from './database';
import { isDatabaseOutage, isUniqueViolation } from './errors';

describe('errors of the database', () => {
  let backing: ServiceBacking;
  let dataSource: DataSource;
  let database: Database;

  beforeAll(async () => {
    backing = await startServiceBacking('errors');
    const options = { url: backing.databaseUrl, schema: 'errors', entities: [], migrations: [] };
    dataSource = await createDataSource(options).initialize();
    database = new Database(dataSource);
    await database.manager.query('create table thing (name text constraint thing_name unique)');
  });
  afterAll(async () => {
    await dataSource.destroy();
    await backing.stop();
  });

  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('are an outage when the connection breaks during a statement', async () => {
    const error = await failureOf(
      database.transaction((tx) => tx.query('select pg_terminate_backend(pg_backend_pid())')),
    );
    expect(isDatabaseOutage(error)).toBe(true);
  });

  it('are an outage when the connection breaks between two statements of a transaction', async () => {
    const error = await failureOf(
      database.transaction(async (tx) => {
        const [own] = await tx.query<{ pid: number }[]>('select pg_backend_pid() as pid');
        await database.manager.query('select pg_terminate_backend($1)', [own!.pid]);
        await eventually(() => expect(tx.queryRunner!.isReleased).toBe(true));
        await tx.query('select 1');
      }),
    );
    expect(isDatabaseOutage(error)).toBe(true);
  });

  it('are an outage when the connection breaks before the commit', async () => {
    const error = await failureOf(
      database.transaction(async (tx) => {
        const [own] = await tx.query<{ pid: number }[]>('select pg_backend_pid() as pid');
        await database.manager.query('select pg_terminate_backend($1)', [own!.pid]);
        await eventually(() => expect(tx.queryRunner!.isReleased).toBe(true));
      }),
    );
    expect(isDatabaseOutage(error)).toBe(true);
  });

  it('are none when a statement is refused', async () => {
    await database.manager.query("insert into thing values ('a')");
    const error = await failureOf(database.manager.query("insert into thing values ('a')"));
    expect(isDatabaseOutage(error)).toBe(false);
    expect(isUniqueViolation(error, 'thing_name')).toBe(true);
  });
});
