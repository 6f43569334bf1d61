import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Step {
  name: string;
  command: string;
}

/** What CI runs, in the order in which a mistake is found soonest. */
const steps: Step[] = [
  { name: 'commits', command: 'tsx tools/test/commits.ts' },
  { name: 'format', command: 'prettier --check . --log-level warn' },
  { name: 'unused code', command: 'knip --no-progress' },
  { name: 'lint', command: 'nx lint workspace' },
  { name: 'types', command: 'nx typecheck workspace' },
  { name: 'unit tests', command: 'jest -c jest.config.cjs' },
  { name: 'build', command: 'nx run-many -t build' },
  { name: 'integration tests', command: 'jest -c jest.integration.config.cjs' },
  { name: 'end-to-end tests', command: 'tsx tools/test/e2e.ts' },
];

/**
 * `npm test`: runs every step in turn and ends at the first that fails, with the command that repeats it. `npm test -- NAME ...` runs
 * the named steps alone.
 */
async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  const timesFile = join(dir, 'spec-times');
  for (const { name, command } of steps.filter((step) => only.length === 0 || only.includes(step.name))) {
    process.stdout.write(`\n▶ ${name}\n`);
    const started = Date.now();
    const code = await run(command, { SPEC_TIMES: timesFile });
    const seconds = ((Date.now() - started) / 1_000).toFixed(1);
    if (code !== 0) {
      process.stderr.write(`✗ ${name} failed after ${seconds} s. To repeat it: npx ${command}\n`);
      process.exit(1);
    }
    process.stdout.write(`✓ ${name} (${seconds} s)\n`);
  }
  process.stdout.write(`\n${slowestSpecs(timesFile)}Everything passed.\n`);
  rmSync(dir, { recursive: true });
}

function run(command: string, env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn('npx', ['--no-install', ...command.split(' ')], {
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** The ten slowest test files of all runs of Jest, from what `slowest-specs.reporter.cjs` has written. */
function slowestSpecs(timesFile: string): string {
  let lines: string[];
  try {
    lines = readFileSync(timesFile, 'utf8').trim().split('\n');
  } catch {
    return '';
  }
  const slowest = lines
    .map((line) => JSON.parse(line) as { spec: string; seconds: number })
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
    .map(({ spec, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${spec}\n`);
  return `Slowest test files:\n${slowest.join('')}\n`;
}

void main();
