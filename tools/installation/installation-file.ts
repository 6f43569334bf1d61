import { join } from 'node:path';
import { readPrivateJson, writePrivateJson } from '@plumbline/backing-services';
import type { ServiceName } from './services';

/** How other programs of this checkout reach a running installation: `system.json` (0600) in its folder. */
export interface SystemFile {
  /** Where the gateway answers. */
  url: string;
  rabbitUrl: string;
  /** Where each service tells its health and metrics. */
  healthUrls: Record<ServiceName, string>;
  /** What an operator's command finds in its environment. */
  adminEnvironment: NodeJS.ProcessEnv;
}

const fileIn = (dir: string) => join(dir, 'system.json');

export function writeSystemFile(dir: string, facts: SystemFile): void {
  writePrivateJson(fileIn(dir), facts);
}

export function readSystemFile(dir: string): SystemFile | undefined {
  return readPrivateJson<SystemFile>(fileIn(dir));
}
