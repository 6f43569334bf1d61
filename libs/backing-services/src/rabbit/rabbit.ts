import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { foreignService, type BackingService } from '../backing-service';
import { findProgram } from '../process/find-program';
import { launch, type ManagedProcess } from '../process/managed-process';
import { freePorts, isPortFree } from '../process/ports';
import { readPrivateJson, writePrivateJson } from '../process/private-file';
import { installRabbit } from './rabbit-install';
import { findRabbit, type RabbitInstallation } from './rabbit-server';
import { eventually } from '../eventually';

export interface RabbitOptions {
  /** State of this node: its data, its password (0600), its log. Kept over restarts. */
  readonly dir: string;
  /** A broker to use instead. */
  readonly url?: string | undefined;
  /** Starts the management plugin as well: its HTTP API makes virtual hosts, closes connections, lists queues. */
  readonly management?: boolean;
  /** Told in a few words what takes long. */
  readonly report?: (line: string) => void;
}

export interface RabbitService extends BackingService {
  /** The management API with its credentials, when it was asked for. */
  readonly managementUrl: string | undefined;
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
 * RabbitMQ: the broker that `url` names, else a node of our own. The node shares nothing with another on this machine:
 * its own data, Erlang cookie, name service (epmd) and ports, all of them on the loopback interface.
 */
export async function provideRabbit(options: RabbitOptions): Promise<RabbitService> {
  if (options.url) return { ...foreignService(options.url), managementUrl: undefined };
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
  await start();

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
    async stop() {
      await node?.stop();
      await names?.stop();
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
    // The write-ahead log is preallocated; the default of 512 MB is for servers.
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
 * Erlang looks for every module in every folder of its path, so that the forty plugins nobody enabled cost a quarter of
 * the start. The node gets a folder with links to the broker itself, its libraries and the plugins that it may need.
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
    // No busy waiting: the cores are for the services. Only the loopback interface may reach the node.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '+sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}',
    // The script then becomes the node, instead of waiting for it as its child.
    RUNNING_UNDER_SYSTEMD: 'true',
  };
}

/** Erlang's name service, in the foreground so that it ends with the node: left to itself it would outlive us. */
async function startNames({ ports }: Identity, env: NodeJS.ProcessEnv, logFile: string) {
  const places = ['/usr/lib/erlang/bin', '/opt/homebrew/lib/erlang/bin', '/usr/local/lib/erlang/bin'];
  const epmd = findProgram('epmd', places);
  if (epmd === undefined) throw new Error('Erlang is not complete: its program epmd is missing');
  return launch(epmd, ['-port', String(ports.names), '-address', '127.0.0.1'], { env, logFile, cwd: '/' });
}

async function boot(installation: RabbitInstallation, url: string, env: NodeJS.ProcessEnv, logFile: string) {
  const node = await launch(installation.script, [], { env, logFile, cwd: '/' });
  await eventually(() => connect(url, { timeout: 5_000 }).then((connection) => connection.close()), 90_000, {
    everyMs: 100,
    failure: 'RabbitMQ did not answer',
    abort: () => {
      if (node.exit) throw new Error(`RabbitMQ exited; see ${logFile}`);
    },
  });
  return node;
}
