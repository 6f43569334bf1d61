import { join } from 'node:path';
import type { DemoRole } from './demo-people';
import { readPrivateJson, writePrivateJson } from '@plumbline/backing-services';

/** What a person or a script needs to try the running system: `.plumbline/dev.json`. */
export interface DevFile {
  url: string;
  /** The account's number, as paths take it. */
  account: number;
  users: { email: string; password: string; role: DemoRole }[];
  /** A token of the owner. */
  token: string;
  /** Short codes, as paths and bodies take them. */
  project: string;
  component: string;
  ticketType: string;
}

const fileIn = (dir: string) => join(dir, 'dev.json');

export function readDevFile(dir: string): DevFile | undefined {
  return readPrivateJson<DevFile>(fileIn(dir));
}

export function writeDevFile(dir: string, facts: DevFile): void {
  writePrivateJson(fileIn(dir), facts);
}
