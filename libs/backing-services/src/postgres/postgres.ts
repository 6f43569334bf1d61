import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { BackingService } from '../backing-service';
import { launchServer } from '../process/launch-server';
import type { ManagedProcess } from '../process/managed-process';
import { preferPort } from '../process/ports';
import { readPrivateJson, writePrivateJson } from '../process/private-file';
import { eventually } from '../eventually';
import { postgresPrograms } from './postgres-programs';
import { reachableFolder, unprivilegedUser, type RunAs } from './unprivileged-user';

const run = promisify(execFile);
const superuser = 'postgres';

export interface PostgresOptions {
  /** Folder of the server's data, password (mode 0600) and log, which are kept over restarts. */
  readonly dir: string;
  /** `throwaway` trades safety against a crash of the machine for speed. A crash of the server loses nothing. Defaults to `durable`. */
  readonly durability?: 'durable' | 'throwaway';
  readonly maxConnections?: number;
}

interface Identity {
  readonly password: string;
  readonly port: number;
}

/** Starts a PostgreSQL on the loopback interface, as a child of this process. */
export async function providePostgres(options: PostgresOptions): Promise<BackingService> {
  const user = unprivilegedUser();
  const programs = postgresPrograms(user);
  mkdirSync(options.dir, { recursive: true });
  const base = reachableFolder(join(options.dir, 'postgres'), user);
  const dataDir = join(base, 'data');
  const identity = await identify(join(options.dir, 'postgres.json'), dataDir);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await initialise(programs.initdb, base, dataDir, identity, user);

  const url = `postgres://${superuser}:${identity.password}@127.0.0.1:${identity.port}/postgres`;
  let server: ManagedProcess | undefined;

  const start = async () => {
    await endLeftover(dataDir);
    // After a kill, backends keep the shared memory for a moment, and a start fails until they have ended.
    server = await eventually(() => boot(programs.postgres, dataDir, url, identity, options, user), 30_000, {
      everyMs: 100,
      failure: 'PostgreSQL did not start',
    });
  };
  await start();

  return {
    url,
    ours: true,
    get pid() {
      return server?.exit ? undefined : server?.pid;
    },
    start,
    stop: async () => server?.stop(),
    kill: async () => server?.kill(),
    pause: async () => server?.signal('SIGSTOP'),
    resume: async () => server?.signal('SIGCONT'),
  };
}

async function identify(file: string, dataDir: string): Promise<Identity> {
  const known = existsSync(dataDir) ? readPrivateJson<Identity>(file) : undefined;
  const identity = {
    password: known?.password ?? randomBytes(24).toString('hex'),
    port: await preferPort(known?.port),
  };
  writePrivateJson(file, identity);
  return identity;
}

async function initialise(initdb: string, base: string, dataDir: string, identity: Identity, user: RunAs) {
  const draft = `${dataDir}.new`;
  const passwordFile = join(base, 'password');
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, identity.password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(passwordFile, user.uid, user.gid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${superuser}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await run(initdb, [`--pgdata=${draft}`, '--no-sync', ...locale, ...access], {
    cwd: '/',
    ...user,
    env: environment(),
  });
  rmSync(passwordFile);
  // The folder gets its final name last, so that an interrupted initialisation is repeated.
  await run('mv', [draft, dataDir]);
}

async function boot(
  program: string,
  dataDir: string,
  url: string,
  identity: Identity,
  options: PostgresOptions,
  user: RunAs,
): Promise<ManagedProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: identity.port,
    unix_socket_directories: '',
    max_connections: options.maxConnections ?? 200,
    ...(options.durability === 'throwaway' && { fsync: 'off', full_page_writes: 'off' }),
  };
  const args = ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  return launchServer(program, args, {
    ...user,
    name: 'PostgreSQL',
    check: () => answersQueries(url),
    timeoutMs: 30_000,
    everyMs: 25,
    env: environment(),
    logFile: join(options.dir, 'postgres.log'),
    cwd: '/',
    // SIGINT is a fast shutdown. SIGTERM would wait for all clients to disconnect.
    stopSignal: 'SIGINT',
  });
}

async function answersQueries(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end();
  }
}

/** Stops a server that still uses this data folder, left by a process that was killed. */
async function endLeftover(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!(await runsOn(pid, dataDir))) return;
  process.kill(pid, 'SIGINT');
  await eventually(
    async () => {
      if (await runsOn(pid, dataDir)) throw new Error(`process ${pid} still runs`);
    },
    20_000,
    { everyMs: 50, failure: 'the PostgreSQL of an earlier run did not end' },
  );
}

/** Whether the process is a PostgreSQL on this folder: the pid may belong to another program by now. */
async function runsOn(pid: number, dataDir: string): Promise<boolean> {
  const procFile = `/proc/${pid}/cmdline`;
  if (process.platform === 'linux') return existsSync(procFile) && readFileSync(procFile, 'utf8').includes(dataDir);
  return run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.includes(dataDir),
    () => false,
  );
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}
