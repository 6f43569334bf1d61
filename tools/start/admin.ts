import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { examineInstallation } from '../installation/doctor';
import { programOf, stateDir } from '../installation/paths';
import { readInstallationFile } from '../installation/installation-file';
import { runningPid } from './running-lock';

/** `npm run admin -- COMMAND`: runs an operator's command on the installation that `npm start` runs. */
async function main(): Promise<void> {
  if (runningPid(stateDir) === undefined) fail('Plumbline is not running. Start it with `npm start` and try again.');
  const environments = readInstallationFile(stateDir)?.environments;
  const program = programOf('identity', 'admin');
  if (!environments || !existsSync(program)) fail('Plumbline is still starting. Try again when it is ready.');
  const args = process.argv.slice(2);
  if (args[0] === 'doctor') {
    // All services run here, and each has a doctor of its own.
    const { exitCode, text } = await examineInstallation(environments, { json: args.includes('--json') });
    process.stdout.write(`${text}\n`);
    process.exitCode = exitCode;
    return;
  }
  const env = { ...environments.identity, PATH: process.env.PATH };
  const { status } = spawnSync(process.execPath, [program, ...args], { env, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
