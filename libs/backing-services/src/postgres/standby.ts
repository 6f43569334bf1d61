import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { BackingService } from '../backing-service';
import { eventually } from '../eventually';
import { writePrivateJson } from '../process/private-file';
import { freePort } from '../process/ports';
import { copyDataDirectory } from './base-backup';
import { providePostgres } from './postgres';
import { reachableFolder, unprivilegedUser } from './unprivileged-user';

export interface Standby extends BackingService {
  readonly dataDir: string;
}

/**
 * Starts a server in `dir` that follows the one at `url`, of this machine and with a superuser, by streaming replication. From then on a commit
 * of the primary waits until the standby has it.
 */
export async function startStandby(url: string, dir: string): Promise<Standby> {
  const dataDir = join(reachableFolder(join(dir, 'postgres'), unprivilegedUser()), 'data');
  await copyDataDirectory(url, dataDir);
  const { hostname, port, username, password } = new URL(url);
  const primary = `host=${hostname} port=${port} user=${username} password=${password}`;
  await appendFile(join(dataDir, 'postgresql.auto.conf'), `primary_conninfo = '${primary}'\n`);
  await writeFile(join(dataDir, 'standby.signal'), '');
  writePrivateJson(join(dir, 'postgres.json'), { password, port: await freePort() });
  const standby = await providePostgres({ dir, durability: 'throwaway' });
  await replicateSynchronously(url);
  return Object.assign(Object.create(standby) as BackingService, { dataDir });
}

async function replicateSynchronously(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`alter system set synchronous_standby_names = '*'`);
    await client.query('select pg_reload_conf()');
    await eventually(async () => {
      const { rows } = await client.query(`select 1 from pg_stat_replication where sync_state = 'sync'`);
      if (rows.length === 0) throw new Error('no standby streams');
    }, 30_000);
  } finally {
    await client.end();
  }
}
