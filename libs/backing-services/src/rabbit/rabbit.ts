import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { BackingService } from '../backing-service';
import { freePorts, isPortFree } from '../process/ports';
import { readPrivateJson, writePrivateJson } from '../process/private-file';
import { NameService } from './name-service';
import { installRabbit } from './rabbit-install';
import { RabbitNode, type RabbitPorts } from './rabbit-node';
import { findRabbit } from './rabbit-server';

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
  readonly ports: RabbitPorts;
}

/**
 * Starts a RabbitMQ node, as a child of this process. It shares nothing with others on this machine: it has its own data, Erlang cookie, name
 * service (epmd) and ports, all on the loopback interface.
 */
export async function provideRabbit(options: RabbitOptions): Promise<RabbitService> {
  const { management = false, report = () => undefined } = options;
  const installation = findRabbit() ?? installRabbit(report);
  const dir = join(options.dir, 'rabbitmq');
  const logFile = join(options.dir, 'rabbitmq.log');
  const { password, ports } = await identify(join(options.dir, 'rabbitmq.json'));
  const node = new RabbitNode({
    installation,
    dir,
    home: join(dir, 'home'),
    logFile,
    name: 'plumbline@localhost',
    ports,
    password,
    management,
    cluster: [],
  });
  const names = new NameService(ports.names, node.environment, logFile);
  const start = async () => {
    await names.start();
    await node.start();
  };
  const stop = async () => {
    await node.stop();
    await names.stop();
  };
  try {
    await start();
  } catch (error) {
    // Nobody else could stop the name service, and it would keep this process running.
    await stop();
    throw error;
  }

  return {
    url: node.url,
    managementUrl: management ? `http://plumbline:${password}@127.0.0.1:${ports.management}` : undefined,
    ours: true,
    get pid() {
      return node.pid;
    },
    start,
    kill: () => node.kill(),
    pause: () => node.pause(),
    resume: () => node.resume(),
    stop,
    async ctl(...args) {
      const program = join(dirname(installation.script), 'rabbitmqctl');
      const { stdout } = await run(program, args, { cwd: '/', env: node.environment });
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
