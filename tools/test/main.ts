import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSteps } from '../installation/steps';
import { runCommand } from './run-command';
import { slowestSpecs } from './slowest-specs';

interface Check {
  name: string;
  command: string;
}

/** They depend on the sources alone, and most of them use one processor: they run side by side, those that take longest first. */
const checksOfSources: Check[] = [
  { name: 'lint', command: 'nx lint-all workspace' },
  { name: 'unit tests', command: 'jest -c jest.config.cjs' },
  { name: 'types', command: 'nx typecheck-all workspace' },
  { name: 'format', command: 'prettier --check . --log-level warn' },
  { name: 'unused code', command: 'knip --no-progress' },
  { name: 'build', command: 'nx run-many -t build' },
  { name: 'commits', command: 'tsx tools/test/commits.ts' },
];

/** They start servers, and each of them uses all processors: they run in turn, those that find a mistake soonest first. */
const testsWithServers: Check[] = [
  { name: 'integration tests', command: 'jest -c jest.integration.config.cjs' },
  { name: 'end-to-end tests', command: 'tsx tools/test/e2e.ts' },
];

/**
 * `npm test`: runs the checks of the sources, then the tests with servers, and ends at the first failure, with the command that repeats it.
 * `npm test -- NAME ...` runs the named ones alone.
 */
async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const unknown = only.filter(
    (name) => ![...checksOfSources, ...testsWithServers].some((check) => check.name === name),
  );
  if (unknown.length > 0) {
    const names = [...checksOfSources, ...testsWithServers].map(({ name }) => `"${name}"`).join(', ');
    throw new Error(`There is no check named "${unknown.join('", "')}". Name some of: ${names}.`);
  }
  const chosen = ({ name }: Check) => only.length === 0 || only.includes(name);
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  const timesFile = join(dir, 'spec-times');
  try {
    await checkSources(checksOfSources.filter(chosen), timesFile);
    for (const check of testsWithServers.filter(chosen)) await runTests(check, timesFile);
    process.stdout.write(`\n${slowestSpecs(timesFile)}Everything passed.\n`);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Runs all checks, then prints the whole output of those that failed. */
async function checkSources(checks: Check[], timesFile: string): Promise<void> {
  const failures: string[] = [];
  const steps = checks.map(({ name, command }) => ({
    title: name,
    run: async () => {
      const { ok, output } = await runCommand(command.split(' '), { capture: true, env: { SPEC_TIMES: timesFile } });
      if (ok) return;
      failures.push(`\n${output}\n${failed(name, command)}`);
      throw new Error(`${name} failed`);
    },
  }));
  await runSteps(steps, { concurrent: availableParallelism() }).catch(() => {
    throw new Error(failures.join('\n'));
  });
}

/** Runs one kind of test and shows its output as it comes. */
async function runTests({ name, command }: Check, timesFile: string): Promise<void> {
  process.stdout.write(`\n▶ ${name}\n`);
  const started = Date.now();
  const { ok } = await runCommand(command.split(' '), { env: { SPEC_TIMES: timesFile } });
  const seconds = ((Date.now() - started) / 1_000).toFixed(1);
  if (!ok) throw new Error(failed(name, command));
  process.stdout.write(`✓ ${name} (${seconds} s)\n`);
}

const failed = (name: string, command: string) => `✗ ${name} failed. To repeat it: npx ${command}`;

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
