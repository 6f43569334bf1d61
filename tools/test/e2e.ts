import { spawn } from 'node:child_process';

/**
 * Runs both kinds of end-to-end tests at the same time: those that share an installation, which keep the processor busy, and those that
 * kill parts of an installation of their own, which mostly wait. Arguments go to both runs of Jest.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if ((await run('nx', ['run-many', '-t', 'build'])) !== 0) throw new Error('The build failed.');
  const codes = await Promise.all(
    ['jest.e2e.config.cjs', 'jest.fault.config.cjs'].map((config) =>
      run('jest', ['-c', config, ...args], { E2E_BUILD: 'false' }),
    ),
  );
  process.exitCode = Math.max(...codes);
}

/** Runs a program of the workspace and returns its exit code. */
function run(program: string, args: string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn('npx', ['--no-install', program, ...args], {
    // Jest redraws a terminal, which two runs cannot share; a pipe gets a report for each test file at its end.
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', ...environment },
  });
  child.stdout.pipe(process.stdout, { end: false });
  child.stderr.pipe(process.stderr, { end: false });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

void main();
