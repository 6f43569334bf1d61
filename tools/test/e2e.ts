import { runCommand } from './run-command';

/**
 * Runs all kinds of end-to-end tests: those that share an installation, those that kill parts of one, and those that replace its data. Not at the
 * same time: all keep the processor busy, and pages would time out. Arguments go to each run of Jest.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (!(await runCommand(['nx', 'run-many', '-t', 'build'])).ok) throw new Error('The build failed.');
  for (const config of ['jest.e2e.config.cjs', 'jest.fault.config.cjs', 'jest.recovery.config.cjs']) {
    const { ok } = await runCommand(['jest', '-c', config, ...args], { env: { E2E_BUILD: 'false' } });
    if (!ok) process.exitCode = 1;
  }
}

void main();
