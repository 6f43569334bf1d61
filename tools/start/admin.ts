import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { programOf, stateDir } from '../installation/paths';
import { readInstallationFile } from '../installation/installation-file';
import { runningPid } from './running-lock';

/** `npm run admin -- COMMAND`: runs an operator's command on the installation that `npm start` runs. */
function main(): void {
  if (runningPid(stateDir) === undefined) fail('Plumbline is not running. Start it with `npm start` and try again.');
  const environment = readInstallationFile(stateDir)?.adminEnvironment;
  const program = programOf('identity', 'admin');
  if (!environment || !existsSync(program)) fail('Plumbline is still starting. Try again when it is ready.');
  const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {
    env: { ...environment, PATH: process.env.PATH },
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main();
