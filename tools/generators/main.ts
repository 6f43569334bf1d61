import { parseArgs } from 'node:util';
import { createStateFolder, removeStateFolder } from '@plumbline/backing-services';
import { givenAccountOf } from '@plumbline/testing';
import { startInstallation } from '../installation/installation';
import { stateDir } from '../installation/paths';
import type { Generator } from './generator';
import { chosenGenerators } from './generators';
import { recordResult } from './results';
import { runTrial, type Target } from './run-trial';

/**
 * `npm run test:generators`: makes a client of the API with each generator, runs a program with it against an installation, and records the
 * results. `-- NAME...` tries some generators alone.
 */
async function main(): Promise<void> {
  const generators = chosenGenerators(parseArgs({ allowPositionals: true }).positionals);
  const dir = await createStateFolder(stateDir, 'generators-');
  const installation = await startInstallation({ dir, showSteps: true });
  try {
    const admin = async <Facts>(...args: string[]) =>
      JSON.parse(await installation.admin([...args, '--json'])) as Facts;
    const account = await givenAccountOf({ url: installation.url, admin }, { limit: 1_000_000 });
    const answer = await account.api.get(`${account.v2}/openapi.json?webhooks=false`);
    const target = { url: installation.url, account, document: JSON.stringify(answer.body) };
    let failed = 0;
    for (const generator of generators) if (!(await passes(generator, target))) failed += 1;
    process.stdout.write('`npm run docs` writes the results to docs/generated-clients.md.\n');
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await installation.stop();
    await removeStateFolder(dir);
  }
}

async function passes(generator: Generator, target: Target): Promise<boolean> {
  const { name, language, version } = generator;
  process.stdout.write(`▶ ${name} ${version}\n`);
  const failed = await runTrial(generator, target);
  recordResult(name, { version, language, date: new Date().toISOString().slice(0, 10), failed });
  process.stdout.write(failed === undefined ? `✓ ${name}\n` : `✗ ${name}: ${failed}\n`);
  return failed === undefined;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
