import { runCommand } from './run-command';

/**
 * Runs all kinds of end-to-end tests, one after the other: those that share an installation, the ledger, those that replace the data of an
 * installation, and those that kill and stop parts of installations. Two runs that start servers at a time could choose the same free port.
 * Arguments go to each run of Jest.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (!(await runCommand(['nx', 'run-many', '-t', 'build'])).ok) throw new Error('The build failed.');
  for (const kind of ['e2e', 'ledger', 'recovery', 'fault']) {
    const { ok } = await runCommand(['jest', '-c', `jest.${kind}.config.cjs`, ...args], {
      env: { E2E_BUILD: 'false' },
    });
    if (!ok) process.exitCode = 1;
  }
}

void main();
