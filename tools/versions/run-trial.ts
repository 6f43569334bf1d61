import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseTestServers } from '@plumbline/testing';
import type { Trial } from './matrix';
import { recordResult, type TestRun } from './results';
import { startTrialServer } from './trial-server';

/** The integration tests of what depends on the version of a server. */
const integrationTests: Record<Trial['server'], string[]> = {
  rabbitmq: ['libs/messaging', 'apps/webhooks/src/ingest', 'apps/webhooks/src/project-copy'],
  redis: ['apps/gateway/src/request-limit'],
};
const mainJob = ['apps/e2e/src/api/main-job', 'apps/e2e/src/api/webhook.e2e'];

/**
 * Runs the tests on the server that the environment chooses: `tsx run-trial.ts NAME SERVER [TEST...]`. `main.ts` starts it, behind the command of the
 * trial. The result is recorded, except that of tests which the command line names.
 */
async function main(): Promise<void> {
  const [name, kind, ...tests] = process.argv.slice(2) as [string, Trial['server'], ...string[]];
  await chooseTestServers((line) => process.stdout.write(`${line}\n`));
  const server = await startTrialServer(kind);
  process.stdout.write(`▶ ${name}: ${server.version}\n`);
  try {
    // The name is compared, so that a setting without effect records no wrong result.
    if (!`${server.version}.`.startsWith(`${name}.`)) throw new Error(`"${name}" runs on ${server.version}.`);
    const chosen = tests.length > 0 ? tests : integrationTests[kind];
    const integration = await jest(['-c', 'jest.integration.config.cjs', ...chosen], server.environment);
    const job =
      kind === 'rabbitmq' && tests.length === 0
        ? await jest(['-c', 'jest.e2e.config.cjs', ...mainJob], server.environment)
        : undefined;
    if (tests.length === 0) {
      const date = new Date().toISOString().slice(0, 10);
      recordResult(name, { version: server.version, date, integration, mainJob: job });
    }
    const failed = integration.failed + (job?.failed ?? 0);
    process.stdout.write(`${failed === 0 ? '✓' : '✗'} ${name}: ${server.version}, ${failed} failed\n`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

async function jest(args: string[], environment: Record<string, string>): Promise<TestRun> {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-versions-'));
  const report = join(dir, 'report.json');
  try {
    const child = spawn('npx', ['--no-install', 'jest', ...args, '--json', `--outputFile=${report}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...environment, NX_DAEMON: 'false', NX_TUI: 'false' },
    });
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => resolve());
    });
    // Jest writes no report when its set-up fails, whose error it has printed.
    const counted = JSON.parse(await readFile(report, 'utf8')) as Record<string, number>;
    return {
      files: counted['numTotalTestSuites']!,
      passed: counted['numPassedTests']!,
      // A file that does not load counts no tests.
      failed: counted['numFailedTests']! + counted['numRuntimeErrorTestSuites']!,
    };
  } finally {
    await rm(dir, { recursive: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
