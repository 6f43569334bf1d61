import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'amqplib';
import type { BackingService } from '../backing-service';
import { launchServer } from '../process/launch-server';
import type { ManagedProcess } from '../process/managed-process';
import type { RabbitInstallation } from './rabbit-server';

export interface RabbitPorts {
  readonly amqp: number;
  readonly distribution: number;
  /** Port of the name service, which the nodes of a cluster share. */
  readonly names: number;
  readonly management: number;
}

export interface RabbitNodeOptions {
  readonly installation: RabbitInstallation;
  /** Folder of the node's data and configuration. */
  readonly dir: string;
  /** Folder of the Erlang cookie, which the nodes of a cluster share. */
  readonly home: string;
  readonly logFile: string;
  /** Name of the node in Erlang, such as `plumbline@localhost`. */
  readonly name: string;
  readonly ports: RabbitPorts;
  readonly password: string;
  /** Whether to enable the management plugin. */
  readonly management: boolean;
  /** Names of all nodes of the cluster that the node joins at its first start. Empty for a node that stands alone. */
  readonly cluster: readonly string[];
}

/** A RabbitMQ node as a child of this process. The name service must run before it starts. */
export class RabbitNode implements BackingService {
  readonly ours = true;
  readonly url: string;
  readonly environment: NodeJS.ProcessEnv;
  private process?: ManagedProcess;

  constructor(private readonly options: RabbitNodeOptions) {
    const { dir, home, password, ports, installation } = options;
    this.url = `amqp://plumbline:${password}@127.0.0.1:${ports.amqp}`;
    this.environment = environmentOf(options);
    for (const folder of [home, join(dir, 'log'), join(dir, 'data')]) mkdirSync(folder, { recursive: true });
    configure(options);
    if (installation.pluginsDir !== undefined) linkPlugins(installation.pluginsDir, join(dir, 'plugins'));
  }

  get pid(): number | undefined {
    return this.process?.exit ? undefined : this.process?.pid;
  }

  /** Resolves when clients can connect. */
  async start(): Promise<void> {
    const { installation, logFile } = this.options;
    this.process = await launchServer(installation.script, [], {
      name: 'RabbitMQ',
      check: () => connect(this.url, { timeout: 5_000 }).then((connection) => connection.close()),
      timeoutMs: 90_000,
      everyMs: 100,
      env: this.environment,
      logFile,
      cwd: '/',
    });
  }

  async stop(): Promise<void> {
    await this.process?.stop();
  }

  async kill(): Promise<void> {
    await this.process?.kill();
  }

  async pause(): Promise<void> {
    this.process?.signal('SIGSTOP');
  }

  async resume(): Promise<void> {
    this.process?.signal('SIGCONT');
  }
}

function configure({ dir, password, ports, management, cluster }: RabbitNodeOptions): void {
  const peers = cluster.map((name, index): [string, string] => [
    `cluster_formation.classic_config.nodes.${index + 1}`,
    name,
  ]);
  const settings = {
    'listeners.tcp.local': `127.0.0.1:${ports.amqp}`,
    default_user: 'plumbline',
    default_pass: password,
    'log.console': 'false',
    'log.file.level': 'info',
    'disk_free_limit.absolute': '100MB',
    // The write-ahead log is preallocated. The default is 512 MB.
    'raft.wal_max_size_bytes': 64_000_000,
    ...(management && { 'management.tcp.ip': '127.0.0.1', 'management.tcp.port': ports.management }),
    ...(peers.length > 0 && { 'cluster_formation.peer_discovery_backend': 'classic_config' }),
    ...Object.fromEntries(peers),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  writeFileSync(join(dir, 'rabbitmq.conf'), lines.join(''), { mode: 0o600 });
  writeFileSync(join(dir, 'enabled_plugins'), management ? '[rabbitmq_management].\n' : '[].\n');
  writeFileSync(join(dir, 'rabbitmq-env.conf'), '');
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

function environmentOf({ dir, home, name, ports, installation }: RabbitNodeOptions): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: home,
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(ports.names),
    RABBITMQ_NODENAME: name,
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
