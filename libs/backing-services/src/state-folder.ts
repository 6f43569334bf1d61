import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOutside } from './postgres/unprivileged-user';

/** Creates a new folder for the state of servers, such as `.plumbline/test-x4Tq9z`, and its parents where they are missing. */
export async function createStateFolder(parent: string, prefix: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, prefix));
}

/** Removes the state of servers, including PostgreSQL's data where that lies outside of the folder. */
export async function removeStateFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  await rm(folderOutside(join(dir, 'postgres')), { recursive: true, force: true });
}
