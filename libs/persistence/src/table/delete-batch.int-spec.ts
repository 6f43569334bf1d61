import type { DataSource } from 'typeorm';
import { createDataSource } from '../database/data-source';
import { Database } from '../database/database';
import { deleteBatch } from './delete-batch';

let dataSource: DataSource;
let database: Database;

beforeAll(async () => {
  const options = { url: process.env['TEST_DATABASE_URL']!, schema: 'public', entities: [], migrations: [] };
  dataSource = await createDataSource(options).initialize();
  database = new Database(dataSource);
});
afterAll(() => database.close());
beforeEach(async () => {
  await dataSource.query('create table delete_batch_item (id int primary key, ended int not null)');
  await dataSource.query('insert into delete_batch_item select n, 10 - n from generate_series(1, 9) n');
});
afterEach(() => dataSource.query('drop table delete_batch_item'));

const old = { table: 'delete_batch_item', where: 'ended < $1', orderBy: 'ended', values: [6] };

const kept = async () =>
  (await dataSource.query<{ id: number }[]>('select id from delete_batch_item order by id')).map(({ id }) => id);

describe('deleteBatch', () => {
  it('deletes as many expired rows as the batch has, the oldest first, and no others', async () => {
    const remove = () => database.transaction((tx) => deleteBatch(tx, old, 3));
    expect(await remove()).toBe(3);
    expect(await kept()).toEqual([1, 2, 3, 4, 5, 6]);
    expect([await remove(), await remove()]).toEqual([2, 0]);
    expect(await kept()).toEqual([1, 2, 3, 4]);
  });

  it('does not wait for rows that another process has locked', async () => {
    await database.transaction(async (other) => {
      await other.query('select from delete_batch_item where id > 7 for update');
      expect(await database.transaction((tx) => deleteBatch(tx, old, 3))).toBe(3);
    });
    expect(await kept()).toEqual([1, 2, 3, 4, 8, 9]);
  });
});
