import type { GlobalConfig } from 'jest';
import { setUpInstallations } from './e2e-setup';

/** Starts an installation for each worker of Jest, for tests that kill, stop and add processes. */
export default function setUp({ maxWorkers }: GlobalConfig): Promise<void> {
  return setUpInstallations(maxWorkers, { spares: true });
}
