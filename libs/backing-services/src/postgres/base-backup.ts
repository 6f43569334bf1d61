import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

/**
 * Copies the data directory of a running server of this machine, as pg_basebackup does, into a new directory. A server that starts on the copy
 * has the state of the end of the copying. https://www.postgresql.org/docs/current/continuous-archiving.html
 */
export async function copyDataDirectory(url: string, to: string): Promise<void> {
  const from = await dataDirectoryAt(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select pg_backup_start('backup', fast => true)`);
    await mkdir(to, { mode: 0o700 });
    // Files change and vanish while they are copied, of which tar warns by its exit code 1. The log of the server repairs them.
    const pack = `tar -C "$1" --exclude=./postmaster.pid --exclude='./pg_wal/*' -cf - . || test $? -eq 1`;
    await run('sh', ['-c', `{ ${pack}; } | tar -C "$2" -xpf -`, 'sh', from, to]);
    const { rows } = await client.query<{ label: string }>(
      'select labelfile as label from pg_backup_stop(wait_for_archive => false)',
    );
    await writeFile(join(to, 'backup_label'), rows[0]!.label);
    for (const name of await readdir(join(from, 'pg_wal'))) {
      await run('cp', ['-a', join(from, 'pg_wal', name), join(to, 'pg_wal')]);
    }
    for (const made of [to, join(to, 'backup_label')]) await run('chown', ['--reference', from, made]);
  } finally {
    await client.end();
  }
}

/** The data directory of the server at this URL, of a superuser. */
export async function dataDirectoryAt(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ data: string }>(`select current_setting('data_directory') as data`);
    return rows[0]!.data;
  } finally {
    await client.end();
  }
}
