import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackingService } from '../backing-service';
import { freePort, freePorts } from '../process/ports';
import { TcpForwarder } from '../process/tcp-forwarder';
import { NameService } from './name-service';
import { installRabbit } from './rabbit-install';
import { RabbitNode } from './rabbit-node';
import { findRabbit } from './rabbit-server';

export interface RabbitClusterOptions {
  /** Folder of the nodes' data and logs. */
  readonly dir: string;
  /** How many nodes it has. Defaults to 3. */
  readonly size?: number;
}

/** RabbitMQ nodes behind one URL, which leads to those that run, in turns. */
export interface RabbitCluster extends BackingService {
  /** Each of them can be stopped, killed and started again. */
  readonly nodes: readonly BackingService[];
}

/** Starts RabbitMQ nodes that form a cluster, as children of this process. It shares nothing with other nodes on this machine. */
export async function provideRabbitCluster({ dir, size = 3 }: RabbitClusterOptions): Promise<RabbitCluster> {
  const installation = findRabbit() ?? installRabbit(() => undefined);
  const home = join(dir, 'home');
  const names = Array.from({ length: size }, (_, index) => `plumbline-${index + 1}@localhost`);
  const password = randomBytes(24).toString('hex');
  const namesPort = await freePort();
  const amqpPorts = await freePorts(size);
  const distributionPorts = await freePorts(size);
  const nodes = names.map(
    (name, index) =>
      new RabbitNode({
        installation,
        dir: join(dir, `rabbitmq-${index + 1}`),
        home,
        logFile: join(dir, `rabbitmq-${index + 1}.log`),
        name,
        ports: { amqp: amqpPorts[index]!, distribution: distributionPorts[index]!, names: namesPort, management: 0 },
        password,
        management: false,
        cluster: names,
      }),
  );
  writeFileSync(join(home, '.erlang.cookie'), randomBytes(20).toString('hex'), { mode: 0o400 });
  const nameService = new NameService(namesPort, nodes[0]!.environment, join(dir, 'names.log'));
  const entrance = new TcpForwarder(() => amqpPorts);
  const port = await entrance.listen(0, '127.0.0.1');
  const all = async (act: (node: RabbitNode) => Promise<void>) => void (await Promise.all(nodes.map(act)));
  const start = async () => {
    await nameService.start();
    // RabbitMQ 4 starts no node of a new cluster before it has found the others.
    await all((node) => node.start());
  };
  const stop = async () => {
    entrance.stop();
    await all((node) => node.stop());
    await nameService.stop();
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `amqp://plumbline:${password}@127.0.0.1:${port}`,
    ours: true,
    pid: undefined,
    nodes,
    start,
    stop,
    kill: () => all((node) => node.kill()),
    pause: () => all((node) => node.pause()),
    resume: () => all((node) => node.resume()),
  };
}
