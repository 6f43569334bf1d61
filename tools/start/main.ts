import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stateDir } from '../system/paths';
import { startSystem, type System } from '../system/system';
import { readDevFile, writeDevFile, type DevFile } from './dev-file';
import { releaseLock, runningPid, takeLock } from './running-lock';
import { seed } from './seed';
import { say, step } from './steps';
import { rebuildOnChange } from './watch';

const preferredPort = 3000;

/** `npm start`: from a checkout to a running system with a demo account; `--watch` rebuilds what changes. */
async function main(): Promise<void> {
  const other = runningPid(stateDir);
  if (other !== undefined) {
    const url = readDevFile(stateDir)?.url;
    say(`Plumbline is running already (process ${other}${url ? `, ${url}` : ''}). Stop it there with Ctrl-C.`);
    process.exit(1);
  }
  mkdirSync(stateDir, { recursive: true });
  takeLock(stateDir);
  const started = performance.now();
  say('Starting Plumbline');

  const starting = startSystem({ dir: stateDir, port: preferredPort, step, report: say });
  endOnSignal(starting);
  const system = await starting;
  const facts = await step('demo account', () => seed(system, readDevFile(stateDir))).catch(async (error: unknown) => {
    await system.stop();
    throw error;
  });
  writeDevFile(stateDir, facts);
  say(`\n${greeting(facts, (performance.now() - started) / 1_000)}`);
  if (process.argv.includes('--watch')) rebuildOnChange(system);
}

function greeting({ url, account, users, token, project }: DevFile, seconds: number): string {
  const width = Math.max(...users.map(({ email }) => email.length));
  return [
    `Plumbline is ready after ${seconds.toFixed(0)} s: ${url}  (account ${account})`,
    '',
    '  People of the demo account:',
    ...users.map(({ email, password, role }) => `    ${role.padEnd(14)} ${email.padEnd(width)}  ${password}`),
    '',
    '  Try it:',
    `    curl -H 'X-PlanRadar-API-Key: ${token}' ${url}/api/v2/${account}/projects/${project}/tickets`,
    '',
    `  Facts for scripts: .plumbline/dev.json   Logs: ${join('.plumbline', 'logs')}   Ctrl-C stops everything.`,
  ].join('\n');
}

/** Ends everything in good order at the first signal, also in the middle of the start; a second one does not interrupt that. */
function endOnSignal(starting: Promise<System>): void {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    say('\nStopping …');
    // A start that fails has ended what it began, and says why itself.
    await starting.then(
      (system) => system.stop(),
      () => undefined,
    );
    releaseLock(stateDir);
    say('Stopped. The data is kept; `npm run reset` forgets it.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
}

main().catch((error: unknown) => {
  releaseLock(stateDir);
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
