import { runCommand } from './run-command';

/**
 * Runs all kinds of end-to-end tests: those that share an installation, then side by side, since both mostly wait, the ledger and those that
 * replace the data of an installation, then those that kill and stop parts of installations. Arguments go to each run of Jest.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (!(await runCommand(['nx', 'run-many', '-t', 'build'])).ok) throw new Error('The build failed.');
  const run = (kind: string) =>
    runCommand(['jest', '-c', `jest.${kind}.config.cjs`, ...args], { env: { E2E_BUILD: 'false' } });
  for (const kinds of [['e2e'], ['ledger', 'recovery'], ['fault']]) {
    const results = await Promise.all(kinds.map(run));
    if (results.some(({ ok }) => !ok)) process.exitCode = 1;
  }
}

void main();
