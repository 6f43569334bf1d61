import { join } from 'node:path';
import { readPrivateJson, writePrivateJson } from '@plumbline/backing-services';
import type { DemoRole } from './people';

/** What a person or a script needs to use the running installation: `.plumbline/dev.json`. */
export interface DevFile {
  url: string;
  /** The account's number, as in paths. */
  account: number;
  users: { email: string; password: string; role: DemoRole }[];
  /** An access token of the owner. */
  token: string;
  /** Short codes, as in paths and bodies. */
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
