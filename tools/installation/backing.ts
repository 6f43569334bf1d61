import {
  foreignService,
  providePostgres,
  provideRabbit,
  provideRabbitCluster,
  provideRedis,
  startPostgresContainer,
  startRabbitContainer,
  startRedisContainer,
  type BackingService,
  type ContainerService,
  type RabbitCluster,
} from '@plumbline/backing-services';
import { databaseSettings, loadConfig, serviceSettings } from '@plumbline/runtime';
import { z } from 'zod';
import { build } from '../build/build';
import { provisionSchemas } from '../database-roles/database-roles';
import { runSteps } from './steps';

/**
 * How the backing services run: as processes with their data in the installation's folder, or in containers. `throwaway` and `containers`
 * accept that the data is lost when the machine crashes, as in tests, which makes writes faster.
 */
export type ServerKind = 'durable' | 'throwaway' | 'containers';

export interface BackingOptions {
  dir: string;
  build?: boolean;
  servers?: ServerKind;
  showSteps?: boolean;
  /** How many nodes RabbitMQ has. Several are processes of this machine. Defaults to 1. */
  brokerNodes?: number;
  /** Whether several gateways need a Redis. */
  redis: boolean;
  rolePasswords: Parameters<typeof provisionSchemas>[1];
}

type Server = BackingService | ContainerService | RabbitCluster;

export interface Backing {
  database: Server;
  broker: Server;
  redis: Server | undefined;
}

/** Servers of somebody else that the installation uses. */
const foreignServers = z.object({
  DATABASE_URL: databaseSettings.DATABASE_URL.optional(),
  RABBITMQ_URL: serviceSettings.RABBITMQ_URL.optional(),
});

/** Provides the backing services and builds, all at once. When one fails, the servers that have started are stopped. */
export async function provideBacking({
  dir,
  showSteps = false,
  brokerNodes = 1,
  ...options
}: BackingOptions): Promise<Backing> {
  const provided: Partial<Backing> = {};
  const { DATABASE_URL, RABBITMQ_URL } = loadConfig(foreignServers);
  const start = options.servers === 'containers' ? containers : processes(dir, options.servers ?? 'durable');
  const database = async () => {
    provided.database = DATABASE_URL ? foreignService(DATABASE_URL) : await start.postgres();
    await provisionSchemas(provided.database.url, options.rolePasswords);
  };
  const broker = async (report: (line: string) => void) => {
    if (brokerNodes > 1) provided.broker = await provideRabbitCluster({ dir, size: brokerNodes });
    else provided.broker = RABBITMQ_URL ? foreignService(RABBITMQ_URL) : await start.rabbit(report);
  };
  const redis = async () => {
    provided.redis = await start.redis();
  };
  try {
    await runSteps(
      [
        { title: 'PostgreSQL', run: database },
        { title: 'RabbitMQ', run: broker },
        ...(options.redis ? [{ title: 'Redis', run: redis }] : []),
        ...(options.build === false ? [] : [{ title: 'build', run: () => build() }]),
      ],
      { concurrent: true, silent: !showSteps },
    );
  } catch (error) {
    await stopBacking(provided);
    throw error;
  }
  return { database: provided.database!, broker: provided.broker!, redis: provided.redis };
}

/** Stops the servers. Containers are removed with their data. */
export async function stopBacking({ database, broker, redis }: Partial<Backing>): Promise<void> {
  const end = async (server?: Server) => (server && 'remove' in server ? server.remove() : server?.stop());
  await Promise.all([end(broker), end(database), end(redis)]);
}

const containers = { postgres: startPostgresContainer, rabbit: startRabbitContainer, redis: startRedisContainer };

function processes(dir: string, durability: 'durable' | 'throwaway') {
  return {
    postgres: () => providePostgres({ dir, durability }),
    rabbit: (report: (line: string) => void) => provideRabbit({ dir, report }),
    redis: () => provideRedis({ dir }),
  };
}
