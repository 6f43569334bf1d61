import { runCommand } from './run-command';

/**
 * Runs all kinds of end-to-end tests: those that share an installation; the ledger beside the tests that replace the data of another
 * installation; the tests that kill and stop parts of installations. The first two keep the processors busy, and pages would time out beside
 * others; the rest waits most of its time for outages to end. Arguments go to each run of Jest.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (!(await runCommand(['nx', 'run-many', '-t', 'build'])).ok) throw new Error('The build failed.');
  const run = async (config: string, capture = false) => {
    const { ok, output } = await runCommand(['jest', '-c', config, ...args], { capture, env: { E2E_BUILD: 'false' } });
    if (!ok) process.exitCode = 1;
    return output;
  };
  await run('jest.e2e.config.cjs');
  const recovery = run('jest.recovery.config.cjs', true);
  await run('jest.ledger.config.cjs');
  process.stdout.write(`\n${await recovery}\n`);
  await run('jest.fault.config.cjs');
}

void main();
