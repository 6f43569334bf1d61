import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from '../installation/paths';
import { defaultMatrix, readTrials, type Trial } from './matrix';

/**
 * `npm run test:versions`: runs the tests on every version of a server that the matrix names, one after the other, and records the results.
 * `-- --matrix FILE` names another matrix, `-- NAME...` runs some trials alone, and `--tests PATH` runs other integration tests, whose
 * result is not recorded.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { matrix: { type: 'string', default: defaultMatrix }, tests: { type: 'string', multiple: true } },
  });
  let failed = 0;
  for (const trial of await readTrials(values.matrix, positionals)) {
    if ((await run(trial, values.tests ?? [])) !== 0) failed += 1;
  }
  process.stdout.write('`npm run docs` writes the results to docs/supported-versions.md.\n');
  process.exitCode = failed === 0 ? 0 : 1;
}

function run({ name, server, environment, command }: Trial, tests: string[]): Promise<number> {
  const script = ['npx', '--no-install', 'tsx', 'tools/versions/run-trial.ts', name, server, ...tests];
  const [program, ...args] = [...command, ...script] as [string, ...string[]];
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
