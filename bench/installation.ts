import { givenAccountOf, type InstallationUnderTest, type TestAccount } from '@plumbline/testing';
import { createStateFolder, removeStateFolder } from '@plumbline/backing-services';
import { programOf, stateDir } from '../tools/installation/paths';
import { runProgram } from '../tools/installation/run-program';
import { startInstallation } from '../tools/installation/installation';
import { readInstallationFile, type InstallationFile } from '../tools/installation/installation-file';
import type { Scale } from '../tools/installation/services';
import { runningPid } from '../tools/start/running-lock';
import { print } from './report';

/** The installation that is measured. */
export interface Bench {
  installation: InstallationFile;
  /** Creates an account. `limit` is its request limit per minute, by default none. */
  account: (limit?: number) => Promise<TestAccount>;
}

const withoutLimit = 1_000_000;

/** Runs a benchmark on the installation that `npm start` runs, or on a temporary one of this scale. */
export async function withInstallation<T>(work: (bench: Bench) => Promise<T>, scale: Scale = {}): Promise<T> {
  const running = runningPid(stateDir) === undefined ? undefined : readInstallationFile(stateDir);
  if (running) return work(benchOf(running));
  print('No installation is running. Starting one for this benchmark …');
  const dir = await createStateFolder(stateDir, 'bench-');
  const installation = await startInstallation({ dir, scale });
  try {
    return await work(benchOf(readInstallationFile(dir)!));
  } finally {
    await installation.stop();
    await removeStateFolder(dir);
  }
}

function benchOf(installation: InstallationFile): Bench {
  const underTest: InstallationUnderTest = {
    url: installation.url,
    admin: async <Facts>(...args: string[]) => {
      const env = installation.environments.identity;
      return JSON.parse(
        await runProgram(process.execPath, [programOf('identity', 'admin'), ...args, '--json'], { env }),
      ) as Facts;
    },
  };
  return { installation, account: (limit = withoutLimit) => givenAccountOf(underTest, { limit }) };
}
