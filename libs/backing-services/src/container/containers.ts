import { randomBytes } from 'node:crypto';
import { connect as connectToRabbit } from 'amqplib';
import { Client } from 'pg';
import type { GenericContainer } from 'testcontainers';
import type { BackingService } from '../backing-service';
import { eventually } from '../eventually';
import { freePort } from '../process/ports';
import type { RabbitService } from '../rabbit/rabbit';
import { acceptsConnections } from '../redis';
import { images } from './container-engine';

/** A server in a container. It keeps its data and ports over `stop`, `kill` and `start`. */
export interface ContainerService extends BackingService {
  /** Stops the server and removes the container with its data. */
  remove(): Promise<void>;
}

/**
 * Starts PostgreSQL in a container. It trades safety against a crash of the machine for speed.
 *
 * Its health check does nothing: that of Testcontainers runs a shell four times a second. When one takes too long, the engine ends the shell, and
 * PostgreSQL, as the first process of the container, inherits the client. It takes the end of that for a crash and restarts.
 */
export async function startPostgresContainer(): Promise<ContainerService> {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const { Wait } = await import('testcontainers');
  const password = randomBytes(24).toString('hex');
  const port = await freePort();
  const container = new PostgreSqlContainer(images.postgres)
    .withUsername('postgres')
    .withDatabase('postgres')
    .withPassword(password)
    .withHealthCheck({ test: ['CMD', 'true'] })
    .withWaitStrategy(Wait.forLogMessage('ready to accept connections'))
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'])
    .withExposedPorts({ container: 5432, host: port });
  return start(container, (host) => `postgres://postgres:${password}@${host}:${port}/postgres`, answersQueries);
}

/** Starts RabbitMQ with its management plugin in a container. */
export async function startRabbitContainer(): Promise<ContainerService & RabbitService> {
  const { RabbitMQContainer } = await import('@testcontainers/rabbitmq');
  const [port, managementPort] = [await freePort(), await freePort()];
  const container = new RabbitMQContainer(images.rabbit)
    .withStartupTimeout(120_000)
    .withExposedPorts({ container: 5672, host: port }, { container: 15672, host: managementPort });
  const server = await start(container, (host) => `amqp://guest:guest@${host}:${port}`, acceptsAmqp);
  const { hostname } = new URL(server.url);
  return Object.assign(server, {
    managementUrl: `http://guest:guest@${hostname}:${managementPort}`,
    ctl: (...args: string[]) => server.run(['rabbitmqctl', ...args]),
  });
}

/** Starts Valkey, which speaks Redis' protocol, without persistence in a container. */
export async function startRedisContainer(): Promise<ContainerService> {
  const { GenericContainer } = await import('testcontainers');
  const port = await freePort();
  const container = new GenericContainer(images.redis)
    .withCommand(['valkey-server', '--protected-mode', 'no', '--save', '', '--appendonly', 'no'])
    .withExposedPorts({ container: 6379, host: port });
  return start(
    container,
    (host) => `redis://${host}:${port}`,
    (url) => acceptsConnections(new URL(url).hostname, port),
  );
}

/** Starts a container whose ports of the host are fixed, since a restart would change others. */
async function start(
  container: GenericContainer,
  urlAt: (host: string) => string,
  check: (url: string) => Promise<unknown>,
): Promise<ContainerService & { run(command: string[]): Promise<string> }> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const started = await container.start();
  const engine = await getContainerRuntimeClient();
  const running = () => engine.container.getById(started.getId());
  const url = urlAt(started.getHost() === 'localhost' ? '127.0.0.1' : started.getHost());
  const ready = () => eventually(() => check(url), 90_000, { everyMs: 50, failure: 'the container did not answer' });
  await ready();
  return {
    url,
    ours: true,
    pid: undefined,
    async start() {
      await running().start();
      await ready();
    },
    stop: async () => void (await running().stop()),
    remove: async () => void (await started.stop()),
    async run(command) {
      const { exitCode, output } = await started.exec(command);
      if (exitCode !== 0) throw new Error(`${command.join(' ')}: ${output}`);
      return output;
    },
    async kill() {
      await running().kill();
      await running().wait({ condition: 'not-running' });
    },
    pause: async () => void (await running().pause()),
    resume: async () => void (await running().unpause()),
  };
}

async function answersQueries(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // The server may end the connection while it starts.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end();
  }
}

async function acceptsAmqp(url: string): Promise<void> {
  const connection = await connectToRabbit(url, { timeout: 5_000 });
  await connection.close();
}
