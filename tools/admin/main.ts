import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runningPid } from '../start/running-lock';
import { programOf, stateDir } from '../system/paths';
import { readPrivateJson } from '../backing';

/** `npm run admin -- COMMAND`: an operator's command on the system that `npm start` runs. */
function main(): void {
  if (runningPid(stateDir) === undefined) fail('Plumbline is not running. Start it with `npm start` and try again.');
  const environment = readPrivateJson<NodeJS.ProcessEnv>(join(stateDir, 'admin.json'));
  const program = programOf('identity', 'admin');
  if (!environment || !existsSync(program))
    fail('Plumbline is still starting. Try again when it says that it is ready.');
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
