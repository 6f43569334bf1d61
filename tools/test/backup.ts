import { execFile } from 'node:child_process';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { copyDataDirectory, dataDirectoryAt } from '@plumbline/backing-services';
import type { Installation, Part } from '../installation/installation';

const run = promisify(execFile);
const parts: Part[] = ['gateway', 'identity', 'tokens', 'projects', 'webhooks', 'broker', 'database'];

/** Backs up an installation while it works, destroys it and restores it, as docs/backup.md says. */
export class Backup {
  private readonly files: string;
  private readonly copy: string;

  constructor(
    private readonly installation: Installation,
    private readonly dir: string,
  ) {
    this.files = join(dir, 'files');
    this.copy = join(dir, 'backup');
  }

  /** First the database, then the files: each row of the copy finds its file. */
  async take(): Promise<void> {
    await rm(this.copy, { recursive: true, force: true });
    await mkdir(this.copy, { recursive: true });
    await copyDataDirectory(this.installation.databaseUrl, join(this.copy, 'database'));
    await cp(this.files, join(this.copy, 'files'), { recursive: true });
  }

  /** Kills every process, deletes all data, and starts again on the copy, with an empty broker. */
  async restore(): Promise<void> {
    const data = await dataDirectoryAt(this.installation.databaseUrl);
    for (const part of parts) await this.installation.kill(part);
    const owner = dirname(data);
    for (const lost of [data, this.files, join(this.dir, 'rabbitmq/data')]) await rm(lost, { recursive: true });
    await run('cp', ['-a', join(this.copy, 'database'), join(owner, 'restored')]);
    await rename(join(owner, 'restored'), data);
    await cp(join(this.copy, 'files'), this.files, { recursive: true });
    for (const part of [...parts].reverse()) await this.installation.start(part);
  }
}
