import { join } from 'node:path';
import { readPrivateJson, writePrivateJson } from '@plumbline/backing-services';
import type { ProcessName, ServiceName } from './services';

/** What other programs of this checkout need to reach a running installation: `installation.json` (mode 0600) in its folder. */
export interface InstallationFile {
  /** URL of the gateway, or of the load balancer in front of several. */
  url: string;
  rabbitUrl: string;
  /** URLs of the gateways themselves, behind the load balancer. */
  gatewayUrls: string[];
  /** URLs of health and metrics of the processes. */
  healthUrls: Partial<Record<ProcessName, string>> & Record<ServiceName, string>;
  /** Environments of the services. Operators' commands run in that of identity. */
  environments: Record<ServiceName, NodeJS.ProcessEnv>;
}

const fileIn = (dir: string) => join(dir, 'installation.json');

export function writeInstallationFile(dir: string, facts: InstallationFile): void {
  writePrivateJson(fileIn(dir), facts);
}

export function readInstallationFile(dir: string): InstallationFile | undefined {
  return readPrivateJson<InstallationFile>(fileIn(dir));
}
