import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { BackingService } from '../backing-service';
import { createStateFolder, removeStateFolder } from '../state-folder';
import { providePostgres } from './postgres';
import { startStandby } from './standby';

describe('a standby of PostgreSQL', () => {
  let dir: string;
  let primary: BackingService;
  beforeEach(async () => {
    dir = await createStateFolder(tmpdir(), 'plumbline-test-');
    primary = await providePostgres({ dir, durability: 'throwaway' });
  });
  afterEach(async () => {
    await primary.stop();
    await removeStateFolder(dir);
  });

  const query = async (url: string, statement: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  };

  it('has every commit of its primary, and accepts writes when it is promoted', async () => {
    await query(primary.url, 'create table fact as select 1 as id');
    await mkdir(join(dir, 'standby'));
    const standby = await startStandby(primary.url, join(dir, 'standby'));
    await query(primary.url, 'insert into fact values (2)');
    await primary.kill();

    expect(await query(standby.url, 'select id from fact order by id')).toEqual([{ id: 1 }, { id: 2 }]);
    await expect(query(standby.url, 'insert into fact values (3)')).rejects.toMatchObject({ code: '25006' });
    await query(standby.url, 'select pg_promote()');
    await query(standby.url, 'insert into fact values (3)');
    await standby.stop();
  });
});
