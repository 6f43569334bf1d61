import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOutside } from '../backing';

export default async function tearDown(): Promise<void> {
  if (!globalThis.endToEnd) return;
  const { system, control, dir } = globalThis.endToEnd;
  control.close();
  await system.stop();
  await rm(dir, { recursive: true, force: true });
  await rm(folderOutside(join(dir, 'postgres')), { recursive: true, force: true });
}
