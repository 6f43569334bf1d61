import { rename, rm } from 'node:fs/promises';
import {
  createStateFolder,
  dataDirectoryAt,
  removeStateFolder,
  startStandby,
  type Standby,
} from '@plumbline/backing-services';
import { Client } from 'pg';
import type { Installation } from '../installation/installation';

/** Replaces the database server of an installation by its standby, which takes over its address. */
export class FailOver {
  private standby?: Standby;
  private folder?: string;

  constructor(
    private readonly installation: Installation,
    private readonly dir: string,
  ) {}

  /** Starts the standby. From now on a commit waits until it is on both servers. */
  async prepare(): Promise<void> {
    this.folder = await createStateFolder(this.dir, 'standby-');
    this.standby = await startStandby(this.installation.databaseUrl, this.folder);
  }

  /** Kills the primary and gives its address to the standby, which accepts reads only. */
  async begin(): Promise<void> {
    const { installation, standby, folder } = this;
    if (!standby || !folder) throw new Error('There is no standby.');
    const dataDir = await dataDirectoryAt(installation.databaseUrl);
    await installation.kill('database');
    await standby.stop();
    await rm(dataDir, { recursive: true });
    await rename(standby.dataDir, dataDir);
    await removeStateFolder(folder);
    await installation.start('database');
  }

  /** Lets the standby accept writes. */
  async promote(): Promise<void> {
    const client = new Client({ connectionString: this.installation.databaseUrl });
    await client.connect();
    await client.query('select pg_promote()');
    await client.end();
  }
}
