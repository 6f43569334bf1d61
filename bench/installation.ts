import { givenAccountOf, type InstallationUnderTest, type TestAccount } from '@plumbline/testing';
import { createStateFolder, removeStateFolder } from '@plumbline/backing-services';
import { programOf, stateDir } from '../tools/system/paths';
import { runProgram } from '../tools/system/run-program';
import { startSystem } from '../tools/system/system';
import { readSystemFile, type SystemFile } from '../tools/system/system-file';
import { runningPid } from '../tools/start/running-lock';
import { print } from './report';

/** The installation that is measured. */
export interface Bench {
  system: SystemFile;
  /** A new account that may ask without limit, unless told. */
  account: (limit?: number) => Promise<TestAccount>;
}

const withoutLimit = 1_000_000;

/** Runs a benchmark on the system that `npm start` runs, or on one that is started for it and forgotten after. */
export async function withSystem<T>(work: (bench: Bench) => Promise<T>): Promise<T> {
  const running = runningPid(stateDir) === undefined ? undefined : readSystemFile(stateDir);
  if (running) return work(benchOf(running));
  print('No system is running; starting one for this benchmark …');
  const dir = await createStateFolder(stateDir, 'bench-');
  const system = await startSystem({ dir });
  try {
    return await work(benchOf(readSystemFile(dir)!));
  } finally {
    await system.stop();
    await removeStateFolder(dir);
  }
}

function benchOf(system: SystemFile): Bench {
  const installation: InstallationUnderTest = {
    url: system.url,
    admin: async <Facts>(...args: string[]) => {
      const env = system.adminEnvironment;
      return JSON.parse(
        await runProgram(process.execPath, [programOf('identity', 'admin'), ...args, '--json'], { env }),
      ) as Facts;
    },
  };
  return { system, account: (limit = withoutLimit) => givenAccountOf(installation, { limit }) };
}
