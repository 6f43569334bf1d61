import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeDemo } from '../demo/describe-demo';
import { readDevFile, writeDevFile, type DevFile } from '../demo/dev-file';
import { seed } from '../demo/seed';
import { stateDir } from '../installation/paths';
import { startInstallation, type Installation } from '../installation/installation';
import { readScale, type Scale } from '../installation/services';
import { runStep, say } from '../installation/steps';
import { onEnd } from './on-end';
import { releaseLock, runningPid, takeLock } from './running-lock';
import { rebuildOnChange } from './watch';

const preferredPort = 3000;

/**
 * `npm start`: runs an installation with a demo account from this checkout. `--watch` rebuilds what changes, and
 * `--scale gateway=2,webhooks=2` runs several processes of a service.
 */
async function main(): Promise<void> {
  const { watch, scale } = readOptions();
  const other = runningPid(stateDir);
  if (other !== undefined) {
    const url = readDevFile(stateDir)?.url;
    say(`Plumbline is already running (process ${other}${url ? `, ${url}` : ''}). Stop it there with Ctrl-C.`);
    process.exit(1);
  }
  mkdirSync(stateDir, { recursive: true });
  takeLock(stateDir);
  const started = performance.now();
  say('Starting Plumbline');

  const starting = startInstallation({ dir: stateDir, port: preferredPort, scale, showSteps: true, report: say });
  onEnd(() => stopEverything(starting));
  const installation = await starting;
  const facts = await runStep('demo account', () => seed(installation, readDevFile(stateDir))).catch(
    async (error: unknown) => {
      await installation.stop();
      throw error;
    },
  );
  writeDevFile(stateDir, facts);
  say(`\n${greeting(facts, (performance.now() - started) / 1_000)}`);
  if (watch) rebuildOnChange(installation);
}

function readOptions(): { watch: boolean; scale: Scale } {
  const { values } = parseArgs({ options: { watch: { type: 'boolean' }, scale: { type: 'string' } } });
  if (values.watch && values.scale) throw new Error('--watch runs one process of each service: leave --scale out.');
  return { watch: values.watch ?? false, scale: values.scale === undefined ? {} : readScale(values.scale) };
}

function greeting(facts: DevFile, seconds: number): string {
  return [
    `Plumbline is ready after ${seconds.toFixed(0)} s: ${facts.url}  (account ${facts.account})`,
    '',
    ...describeDemo(facts),
    '',
    `  For scripts: .plumbline/dev.json   Logs: ${join('.plumbline', 'logs')} (mail in identity.log)   Ctrl-C stops everything.`,
  ].join('\n');
}

/** Stops everything gracefully, also during the start. */
async function stopEverything(starting: Promise<Installation>): Promise<void> {
  say('\nStopping …');
  // A start that fails has stopped what it started, and reports the error itself.
  await starting.then(
    (installation) => installation.stop(),
    () => undefined,
  );
  releaseLock(stateDir);
  say('Stopped. The data is kept; `npm run reset` removes it.');
  process.exit(0);
}

main().catch((error: unknown) => {
  releaseLock(stateDir);
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
