import { providePostgres, provideRabbit, provideRedis, type BackingService } from '@plumbline/backing-services';
import { build } from '../build/build';
import { provisionSchemas } from '../database-roles/database-roles';
import { runSteps } from './steps';

export interface BackingOptions {
  dir: string;
  build?: boolean;
  throwaway?: boolean;
  showSteps?: boolean;
  /** Whether several gateways need a Redis. */
  redis: boolean;
  rolePasswords: Parameters<typeof provisionSchemas>[1];
}

export interface Backing {
  database: BackingService;
  broker: BackingService;
  redis: BackingService | undefined;
}

/** Provides the backing services and builds, all at once. When one fails, the servers that have started are stopped. */
export async function provideBacking({ dir, showSteps = false, ...options }: BackingOptions): Promise<Backing> {
  const provided: Partial<Backing> = {};
  const database = async () => {
    const durability = options.throwaway ? 'throwaway' : 'full';
    provided.database = await providePostgres({ dir, url: process.env.DATABASE_URL, durability });
    await provisionSchemas(provided.database.url, options.rolePasswords);
  };
  const broker = async (report: (line: string) => void) => {
    provided.broker = await provideRabbit({ dir, url: process.env.RABBITMQ_URL, report });
  };
  const redis = async () => {
    provided.redis = await provideRedis({ dir });
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

export async function stopBacking({ database, broker, redis }: Partial<Backing>): Promise<void> {
  await Promise.all([broker?.stop(), database?.stop(), redis?.stop()]);
}
