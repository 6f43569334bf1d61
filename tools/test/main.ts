import { spawn } from 'node:child_process';

interface Step {
  name: string;
  command: string;
}

/** What CI runs, in the order in which a mistake is found soonest. */
const steps: Step[] = [
  { name: 'format', command: 'prettier --check . --log-level warn' },
  { name: 'lint', command: 'nx lint workspace' },
  { name: 'types', command: 'nx typecheck workspace' },
  { name: 'unit tests', command: 'jest -c jest.config.cjs' },
  { name: 'build', command: 'nx run-many -t build' },
  { name: 'integration tests', command: 'jest -c jest.integration.config.cjs' },
  { name: 'end-to-end tests', command: 'jest -c jest.e2e.config.cjs' },
  { name: 'fault tests', command: 'jest -c jest.fault.config.cjs' },
];

/** `npm test`: every step in turn; the first that fails ends the run with its name and the command to repeat it alone. */
async function main(): Promise<void> {
  const only = process.argv.slice(2);
  for (const { name, command } of steps.filter((step) => only.length === 0 || only.includes(step.name))) {
    process.stdout.write(`\n▶ ${name}\n`);
    const started = Date.now();
    const code = await run(command);
    const seconds = ((Date.now() - started) / 1_000).toFixed(1);
    if (code !== 0) {
      process.stderr.write(`✗ ${name} failed after ${seconds} s. Again, alone: npx ${command}\n`);
      process.exit(1);
    }
    process.stdout.write(`✓ ${name} (${seconds} s)\n`);
  }
  process.stdout.write('\nEverything passed.\n');
}

function run(command: string): Promise<number> {
  const child = spawn('npx', ['--no-install', ...command.split(' ')], {
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

void main();
