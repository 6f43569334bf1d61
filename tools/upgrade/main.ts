import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createStateFolder, providePostgres, removeStateFolder } from '@plumbline/backing-services';
import { build } from '../build/build';
import { provisionSchemas } from '../database-roles/database-roles';
import { environmentOf } from '../installation/environment';
import { programOf, root, stateDir } from '../installation/paths';
import { runProgram } from '../installation/run-program';
import { secretsOf } from '../installation/secrets';
import { databaseServices } from '../installation/services';
import { runSteps } from '../installation/steps';

const mainJob = ['apps/e2e/src/api/main-job', 'apps/e2e/src/api/webhook.e2e'];

/**
 * `npm run test:upgrade -- REVISION`: runs the main job of an earlier release, by default that of the last tag, on the schema of this checkout: what
 * happens in an upgrade between the migrations and the replacement of the services. Fails when this checkout takes away what that release uses.
 */
async function main(): Promise<void> {
  const git = (...args: string[]) => runProgram('git', args, { env: process.env, cwd: root });
  const revision = process.argv[2] ?? (await lastRelease(git));
  const dir = await createStateFolder(stateDir, 'upgrade-');
  const former = join(dir, 'former');
  const database = await providePostgres({ dir, durability: 'throwaway' });
  try {
    await runSteps([
      { title: 'build', run: () => build() },
      { title: 'migrations of this checkout', run: () => migrate(dir, database.url) },
      { title: `checkout of ${revision}`, run: () => git('worktree', 'add', '--detach', former, revision) },
      { title: 'its packages', run: () => installPackages(former, git, revision) },
    ]);
    await runMainJob(former, database.url);
    process.stdout.write(`✓ ${revision} does its main job on the schema of this checkout\n`);
  } finally {
    await git('worktree', 'remove', '--force', former).catch(() => undefined);
    await database.stop();
    await removeStateFolder(dir);
  }
}

type Git = (...args: string[]) => Promise<string>;

async function lastRelease(git: Git): Promise<string> {
  return git('describe', '--tags', '--abbrev=0').catch((cause: unknown) => {
    throw new Error('There is no tag. Name a revision: npm run test:upgrade -- REVISION', { cause });
  });
}

async function migrate(dir: string, databaseUrl: string): Promise<void> {
  const secrets = secretsOf(dir);
  await provisionSchemas(databaseUrl, secrets.rolePasswords);
  const nothingElse = { rabbitUrl: '', redisUrl: undefined, publicPort: 0, gatewayPort: 0, gateways: 1, healthPort: 0 };
  for (const service of databaseServices) {
    const env = environmentOf(service, { ...nothingElse, dir, databaseUrl, secrets });
    await runProgram(process.execPath, [programOf(service, 'migrate')], { env });
  }
}

/** Takes the packages of this checkout if the revision needs the same. */
async function installPackages(former: string, git: Git, revision: string): Promise<void> {
  const lockFile = 'package-lock.json';
  const same = (await git('diff', '--name-only', revision, '--', lockFile)) === '';
  if (same) await symlink(join(root, 'node_modules'), join(former, 'node_modules'));
  else await runProgram('npm', ['ci', '--ignore-scripts'], { env: process.env, cwd: former });
}

/** The end-to-end tests of the revision start its services, with the migrated database instead of one of their own. */
async function runMainJob(former: string, databaseUrl: string): Promise<void> {
  const { execa } = await import('execa');
  await execa('npx', ['--no-install', 'jest', '-c', 'jest.e2e.config.cjs', ...mainJob], {
    cwd: former,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { DATABASE_URL: databaseUrl, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
