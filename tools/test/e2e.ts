import { spawn } from 'node:child_process';

/**
 * Runs both kinds of end-to-end tests: those that share an installation, then those that kill parts of an installation of their own. Not at
 * the same time: both keep the processor busy, and pages would time out. Arguments go to both runs of Jest.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if ((await run('nx', ['run-many', '-t', 'build'])) !== 0) throw new Error('The build failed.');
  for (const config of ['jest.e2e.config.cjs', 'jest.fault.config.cjs']) {
    const code = await run('jest', ['-c', config, ...args], { E2E_BUILD: 'false' });
    process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
  }
}

/** Runs a program of the workspace and returns its exit code. */
function run(program: string, args: string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn('npx', ['--no-install', program, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', ...environment },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

void main();
