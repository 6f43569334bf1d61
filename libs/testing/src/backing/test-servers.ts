import { tmpdir } from 'node:os';
import {
  createStateFolder,
  providePostgres,
  provideRabbit,
  provideRedis,
  removeStateFolder,
  type BackingService,
} from '@plumbline/backing-services';

/** A server for one test file, which may stop, kill and start it. */
export interface TestServer extends BackingService {
  /** Stops the server and removes its data. */
  remove(): Promise<void>;
}

/** Starts a PostgreSQL for one test file. Tests that do not kill it use `startServiceBacking` instead. */
export function startTestPostgres(): Promise<TestServer> {
  return startTestServer((dir) => providePostgres({ dir, durability: 'throwaway' }));
}

/** Starts a RabbitMQ for one test file. Tests that do not kill it use `startServiceBacking` instead. */
export function startTestRabbit(): Promise<TestServer> {
  return startTestServer((dir) => provideRabbit({ dir }));
}

/** Starts a Redis for one test file. */
export function startTestRedis(): Promise<TestServer> {
  return startTestServer((dir) => provideRedis({ dir }));
}

async function startTestServer(start: (dir: string) => Promise<BackingService>): Promise<TestServer> {
  const dir = await createStateFolder(tmpdir(), 'plumbline-test-');
  const server = await start(dir);
  const remove = async () => {
    await server.stop();
    await removeStateFolder(dir);
  };
  return Object.defineProperties({ remove } as TestServer, Object.getOwnPropertyDescriptors(server));
}
