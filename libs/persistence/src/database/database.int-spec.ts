import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import { Database } from './database';
import type { Reader } from './reader';

const sources: DataSource[] = [];

async function aProcess(schema = 'public'): Promise<Database> {
  const url = new URL(process.env['TEST_DATABASE_URL']!);
  url.searchParams.set('options', `-c search_path=${schema}`);
  const options = { url: url.href, schema, entities: [], migrations: [] };
  const source = await createDataSource(options).initialize();
  sources.push(source);
  return new Database(source);
}
afterAll(() => Promise.all(sources.map((source) => source.destroy())));

describe('reads of one snapshot', () => {
  it('see the same state when rows are added between them', async () => {
    const database = await aProcess();
    await database.reader.query('create table page_item ()');
    const count = async (reader: Reader) =>
      (await reader.query<[{ count: number }]>('select count(*)::int as count from page_item'))[0].count;
    const both = await database.snapshot(async (reader) => {
      const before = await count(reader);
      await database.reader.query('insert into page_item default values');
      return [before, await count(reader)];
    });
    expect(both).toEqual([0, 0]);
    expect(await count(database.reader)).toBe(1);
  });
});

describe('exclusive work', () => {
  it('runs in one process at a time, also after earlier work has failed', async () => {
    const [one, other] = [await aProcess(), await aProcess()];
    const nothing = () => Promise.resolve();
    let whileBusy: boolean | undefined;
    let ofAnotherName: boolean | undefined;
    const failing = one.exclusively('sweep', async () => {
      whileBusy = await other.exclusively('sweep', nothing);
      ofAnotherName = await other.exclusively('mop', nothing);
      throw new Error('the broom broke');
    });
    await expect(failing).rejects.toThrow('the broom broke');
    expect(whileBusy).toBe(false);
    expect(ofAnotherName).toBe(true);
    expect(await other.exclusively('sweep', nothing)).toBe(true);
  });

  it('is not held up by work of another schema, whose names joined are the same', async () => {
    const [rig, right] = [await aProcess('rig'), await aProcess('right')];
    await rig.reader.query('create schema rig; create schema "right"');
    let ran: boolean | undefined;
    await rig.exclusively('htsize', async () => {
      ran = await right.exclusively('size', () => Promise.resolve());
    });
    expect(ran).toBe(true);
  });
});

describe('a connection', () => {
  it('opens with any characters in the password, percent-encoded in the URL', async () => {
    const [role, password] = ['special_password', 'p@ss/w#r?d%41: äöü€'];
    const admin = await aProcess();
    await admin.reader.query(`create role ${role} login password '${password}'`);
    const url = new URL(process.env['TEST_DATABASE_URL']!);
    url.username = role;
    url.password = encodeURIComponent(password);
    const source = createDataSource({ url: url.href, schema: 'public', entities: [], migrations: [] });
    try {
      await source.initialize();
      expect(await source.query('select current_user as role')).toEqual([{ role }]);
    } finally {
      if (source.isInitialized) await source.destroy();
      await admin.reader.query(`drop role ${role}`);
    }
  });
});
