import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOutside } from '../backing';

export default async function tearDown(): Promise<void> {
  await Promise.all((globalThis.integrationServers ?? []).map((server) => server.stop()));
  const dir = process.env['TEST_DIR'];
  if (!dir) return;
  await rm(dir, { recursive: true, force: true });
  await rm(folderOutside(join(dir, 'postgres')), { recursive: true, force: true });
}
