import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, stateDir } from '../installation/paths';
import { runProgram } from '../installation/run-program';
import { runSteps } from '../installation/steps';
import { runCommand } from '../test/run-command';
import { exampleKinds, type BuiltProgram, type ExampleKind } from './built-programs';
import { missingTools, programs, type Program } from './programs';
import { recordResults } from './results';

const servers = [
  ...['--globalSetup', '<rootDir>/tools/test/integration-setup.ts'],
  ...['--globalTeardown', '<rootDir>/tools/test/integration-teardown.ts'],
];
/** How Jest is told to start a PostgreSQL and a RabbitMQ for a kind. API clients need the gateway alone. */
const serversOf: Record<ExampleKind, string[]> = { publishers: servers, receivers: servers, 'api-clients': [] };

/**
 * `npm run test:examples`: builds the examples whose toolchains are here, and tests them. `-- NAME ...` names some of them, such as `receivers` or
 * `publishers/go`. Says which were not tested, for want of what. It downloads their packages, from the registry of each language.
 */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const chosen = programs.filter(({ folder }) => names.length === 0 || names.some((name) => folder.startsWith(name)));
  const untested = chosen.filter((program) => missingTools(program).length > 0);
  const built: BuiltProgram[] = [];
  await runSteps(
    chosen
      .filter((program) => !untested.includes(program))
      .map((program) => ({ title: program.folder, run: async () => void built.push(await build(program)) })),
  );
  for (const kind of exampleKinds) {
    if (!built.some(({ folder }) => folder.startsWith(kind))) continue;
    const command = ['jest', '-c', 'jest.examples.config.cjs', ...serversOf[kind], `${kind}.examples-spec`];
    const { ok } = await runCommand(command, { env: { EXAMPLES: JSON.stringify(built) } });
    if (!ok) throw new Error(`✗ the ${kind} failed`);
  }
  recordResults(built);
  for (const { folder, toolchain } of built) process.stdout.write(`✓ ${folder} (${toolchain})\n`);
  for (const program of untested)
    process.stdout.write(`- ${program.folder} was not tested: ${missingTools(program).join(', ')} not found\n`);
  process.stdout.write('`npm run docs` writes the results to docs/examples.md.\n');
}

/** Builds a copy of the program, so that nothing is left beside its source. */
async function build({
  folder,
  version,
  prepare,
  start,
  httpBasic = false,
  v1Only = false,
}: Program): Promise<BuiltProgram> {
  const dir = join(stateDir, 'examples', folder);
  rmSync(dir, { recursive: true, force: true });
  cpSync(join(root, 'examples', folder), dir, { recursive: true });
  const run = ([name, ...args]: string[]) => runProgram(name!, args, { env: process.env, cwd: dir });
  const toolchain = (await run(version)).split(/\n| \(/, 1)[0]!;
  for (const command of prepare) await run(command);
  return { folder, dir, start, toolchain, httpBasic, v1Only };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
