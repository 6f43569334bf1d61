import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from 'amqplib';
import type { BackingService } from '../backing-service';
import { findProgram } from '../process/find-program';
import { launchServer } from '../process/launch-server';
import { launch, type ManagedProcess } from '../process/managed-process';
import { freePorts, isPortFree } from '../process/ports';
import { readPrivateJson, writePrivateJson } from '../process/private-file';
import { installRabbit } from './rabbit-install';
import { findRabbit, type RabbitInstallation } from './rabbit-server';

const run = promisify(execFile);

export interface RabbitOptions {
  /** Folder of the node's data, password (mode 0600) and log, which are kept over restarts. */
  readonly dir: string;
  /** Whether to enable the management plugin and its HTTP API. Defaults to false. */
  readonly management?: boolean;
  /** Receives a line about what takes long. */
  readonly report?: (line: string) => void;
}

export interface RabbitService extends BackingService {
  /** URL of the management API with credentials, if it is enabled. */
  readonly managementUrl: string | undefined;
  /** Runs `rabbitmqctl` for this node and returns its output. */
  ctl(...args: string[]): Promise<string>;
}

interface Identity {
  readonly password: string;
  readonly ports: {
    readonly amqp: number;
    readonly distribution: number;
    readonly names: number;
    readonly management: number;
  };
}

/**
 * Starts a RabbitMQ node, as a child of this process. It shares nothing with others on this machine: it has its own data, Erlang cookie, name
 * service (epmd) and ports, all on the loopback interface.
 */
export async function provideRabbit(options: RabbitOptions): Promise<RabbitService> {
  const installation = findRabbit() ?? installRabbit(options.report ?? (() => undefined));
  const dir = join(options.dir, 'rabbitmq');
  for (const folder of ['home', 'log', 'data']) mkdirSync(join(dir, folder), { recursive: true });
  const identity = await identify(join(options.dir, 'rabbitmq.json'));
  configure(dir, identity, installation, options);

  const url = `amqp://plumbline:${identity.password}@127.0.0.1:${identity.ports.amqp}`;
  const managementUrl = `http://plumbline:${identity.password}@127.0.0.1:${identity.ports.management}`;
  let names: ManagedProcess | undefined;
  let node: ManagedProcess | undefined;

  const start = async () => {
    const env = environment(dir, identity, installation);
    const logFile = join(options.dir, 'rabbitmq.log');
    if (!names || names.exit) names = await startNames(identity, env, logFile);
    node = await boot(installation, url, env, logFile);
  };
  const stop = async () => {
    await node?.stop();
    await names?.stop();
  };
  try {
    await start();
  } catch (error) {
    // Nobody else could stop the name service, and it would keep this process running.
    await stop();
    throw error;
  }

  return {
    url,
    managementUrl: options.management ? managementUrl : undefined,
    ours: true,
    get pid() {
      return node?.exit ? undefined : node?.pid;
    },
    start,
    kill: async () => node?.kill(),
    pause: async () => node?.signal('SIGSTOP'),
    resume: async () => node?.signal('SIGCONT'),
    stop,
    async ctl(...args) {
      const program = join(dirname(installation.script), 'rabbitmqctl');
      const { stdout } = await run(program, args, { cwd: '/', env: environment(dir, identity, installation) });
      return stdout;
    },
  };
}

async function identify(file: string): Promise<Identity> {
  const known = readPrivateJson<Identity>(file);
  const portsFree = known && (await Promise.all(Object.values(known.ports).map(isPortFree))).every(Boolean);
  if (known && portsFree) return known;
  const [amqp, distribution, names, management] = (await freePorts(4)) as [number, number, number, number];
  const password = known?.password ?? randomBytes(24).toString('hex');
  const identity = { password, ports: { amqp, distribution, names, management } };
  writePrivateJson(file, identity);
  return identity;
}

function configure(
  dir: string,
  { password, ports }: Identity,
  installation: RabbitInstallation,
  options: RabbitOptions,
) {
  const settings = {
    'listeners.tcp.local': `127.0.0.1:${ports.amqp}`,
    default_user: 'plumbline',
    default_pass: password,
    'log.console': 'false',
    'log.file.level': 'info',
    'disk_free_limit.absolute': '100MB',
    // The write-ahead log is preallocated. The default is 512 MB.
    'raft.wal_max_size_bytes': 64_000_000,
    ...(options.management && { 'management.tcp.ip': '127.0.0.1', 'management.tcp.port': ports.management }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  writeFileSync(join(dir, 'rabbitmq.conf'), lines.join(''), { mode: 0o600 });
  writeFileSync(join(dir, 'enabled_plugins'), options.management ? '[rabbitmq_management].\n' : '[].\n');
  writeFileSync(join(dir, 'rabbitmq-env.conf'), '');
  if (installation.pluginsDir !== undefined) linkPlugins(installation.pluginsDir, join(dir, 'plugins'));
}

/**
 * Creates a folder of links to the broker, its libraries and the plugins that it may need. Erlang searches every folder of its path for every
 * module: the forty other plugins would make the start a quarter longer.
 */
function linkPlugins(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  const wanted = /^rabbitmq_(prelaunch|management|management_agent|web_dispatch)-/;
  for (const name of readdirSync(from)) {
    if (!name.startsWith('rabbitmq_') || wanted.test(name)) symlinkSync(join(from, name), join(to, name));
  }
}

function environment(dir: string, { ports }: Identity, installation: RabbitInstallation): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: join(dir, 'home'),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(ports.names),
    RABBITMQ_NODENAME: 'plumbline@localhost',
    RABBITMQ_DIST_PORT: String(ports.distribution),
    RABBITMQ_MNESIA_BASE: join(dir, 'data'),
    RABBITMQ_LOG_BASE: join(dir, 'log'),
    RABBITMQ_CONFIG_FILE: join(dir, 'rabbitmq.conf'),
    RABBITMQ_CONF_ENV_FILE: join(dir, 'rabbitmq-env.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(dir, 'enabled_plugins'),
    ...(installation.pluginsDir !== undefined && { RABBITMQ_PLUGINS_DIR: join(dir, 'plugins') }),
    // Schedulers do not spin when idle, which leaves the cores to the services. The node listens on the loopback interface alone.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '+sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}',
    // Makes the script exec the node instead of waiting for it as a child.
    RUNNING_UNDER_SYSTEMD: 'true',
  };
}

/** Starts Erlang's name service (epmd) in the foreground. As a daemon it would outlive this process. */
async function startNames({ ports }: Identity, env: NodeJS.ProcessEnv, logFile: string) {
  const places = ['/usr/lib/erlang/bin', '/opt/homebrew/lib/erlang/bin', '/usr/local/lib/erlang/bin'];
  const epmd = findProgram('epmd', places);
  if (epmd === undefined) throw new Error('Erlang is incomplete: the program epmd is missing');
  return launch(epmd, ['-port', String(ports.names), '-address', '127.0.0.1'], { env, logFile, cwd: '/' });
}

async function boot(installation: RabbitInstallation, url: string, env: NodeJS.ProcessEnv, logFile: string) {
  return launchServer(installation.script, [], {
    name: 'RabbitMQ',
    check: () => connect(url, { timeout: 5_000 }).then((connection) => connection.close()),
    timeoutMs: 90_000,
    everyMs: 100,
    env,
    logFile,
    cwd: '/',
  });
}
