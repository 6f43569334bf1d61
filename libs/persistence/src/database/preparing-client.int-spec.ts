import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source';

describe('statements of a data source', () => {
  let dataSource: DataSource;
  beforeAll(async () => {
    const url = process.env['TEST_DATABASE_URL']!;
    // One connection, so that all statements share its prepared statements.
    const options = { url, schema: 'public', entities: [], migrations: [], poolSize: 1 };
    dataSource = await createDataSource(options).initialize();
  });
  afterAll(() => dataSource.destroy());

  const prepared = async (): Promise<string[]> => {
    const rows = await dataSource.query<{ statement: string }[]>('select statement from pg_prepared_statements');
    return rows.map(({ statement }) => statement);
  };

  it('are prepared once each if they have parameters', async () => {
    const text = 'select $1::int + 1 as sum';
    for (const value of [1, 2, 3]) expect(await dataSource.query(text, [value])).toEqual([{ sum: value + 1 }]);
    expect((await prepared()).filter((statement) => statement === text)).toHaveLength(1);
    await dataSource.query('select 1');
    expect(await prepared()).not.toContain('select 1');
  });

  it('work after a failed statement, also in a rolled back transaction', async () => {
    const missing = 'select name from not_yet_there where name = $1';
    await expect(dataSource.query(missing, ['a'])).rejects.toThrow('does not exist');
    await dataSource.query('create table not_yet_there (name text)');
    await dataSource.query("insert into not_yet_there values ('a')");
    expect(await dataSource.query(missing, ['a'])).toEqual([{ name: 'a' }]);

    const divided = 'select 10 / $1::int as share';
    await expect(dataSource.transaction((tx) => tx.query(divided, [0]))).rejects.toThrow('division by zero');
    expect(await dataSource.query(divided, [5])).toEqual([{ share: 2 }]);
    await dataSource.query('drop table not_yet_there');
  });

  it('are limited in number', async () => {
    for (let n = 0; n < 300; n++) {
      expect(await dataSource.query(`select $1::int as n${n}`, [n])).toEqual([{ [`n${n}`]: n }]);
    }
    expect((await prepared()).length).toBe(200);
  });
});
