import { tmpdir } from 'node:os';
import {
  createStateFolder,
  prepareContainerEngine,
  providePostgres,
  provideRabbit,
  provideRedis,
  removeStateFolder,
  startPostgresContainer,
  startRabbitContainer,
  startRedisContainer,
  type BackingService,
  type ContainerService,
  type RabbitService,
} from '@plumbline/backing-services';

/** A server of a test run or of one test file, which may stop, kill and start it. */
export type TestServer = ContainerService;

/** How the servers of a run are started. */
type Choice = 'containers' | 'embedded';

/**
 * Decides how the servers of this test run are started, and tells the processes of the run by `TEST_SERVERS`: in containers where a
 * container engine answers and has the images, else as processes of this machine. Set `TEST_SERVERS` to `containers` or `embedded` to choose.
 *
 * @throws Error when `TEST_SERVERS` is `containers` and they cannot be had.
 */
export async function chooseTestServers(report: (line: string) => void): Promise<Choice> {
  return (process.env['TEST_SERVERS'] = await choose(process.env['TEST_SERVERS'], report));
}

async function choose(wish: string | undefined, report: (line: string) => void): Promise<Choice> {
  if (wish === 'embedded') return wish;
  if (wish && wish !== 'containers') {
    throw new Error(`TEST_SERVERS is "${wish}". Set it to "containers" or "embedded", or leave it out.`);
  }
  try {
    await prepareContainerEngine(report);
    report('Servers run in containers.');
    return 'containers';
  } catch (error) {
    const { message } = error as Error;
    if (wish) throw new Error(`Servers cannot run in containers: ${message}.`, { cause: error });
    report(`Servers run as processes of this machine: ${message}.`);
    return 'embedded';
  }
}

/** Starts a PostgreSQL. Test files that do not kill it use `startServiceBacking` instead. */
export function startTestPostgres(): Promise<TestServer> {
  if (inContainers()) return startPostgresContainer();
  return startEmbedded((dir) => providePostgres({ dir, durability: 'throwaway' }));
}

/** Starts a RabbitMQ with its management API. Test files that do not kill it use `startServiceBacking` instead. */
export function startTestRabbit(): Promise<TestServer & RabbitService> {
  if (inContainers()) return startRabbitContainer();
  return startEmbedded((dir) => provideRabbit({ dir, management: true }));
}

/** Starts a Redis. */
export function startTestRedis(): Promise<TestServer> {
  if (inContainers()) return startRedisContainer();
  return startEmbedded((dir) => provideRedis({ dir }));
}

function inContainers(): boolean {
  return process.env['TEST_SERVERS'] === 'containers';
}

async function startEmbedded<S extends BackingService>(
  provide: (dir: string) => Promise<S>,
): Promise<S & { remove(): Promise<void> }> {
  const dir = await createStateFolder(tmpdir(), 'plumbline-test-');
  const server = await provide(dir).catch(async (error: unknown) => {
    await removeStateFolder(dir);
    throw error;
  });
  // The server reads its properties late: `pid` is a getter.
  return Object.assign(Object.create(server) as S, {
    async remove() {
      await server.stop();
      await removeStateFolder(dir);
    },
  });
}
