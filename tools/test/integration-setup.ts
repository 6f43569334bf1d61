import { createStateFolder, providePostgres, provideRabbit, type BackingService } from '@plumbline/backing-services';
import { stateDir } from '../system/paths';

declare global {
  var integrationServers: BackingService[] | undefined;
}

/** One PostgreSQL and one RabbitMQ for a run of integration tests; each file takes a database and a virtual host of its own. */
export default async function setUp(): Promise<void> {
  const dir = await createStateFolder(stateDir, 'test-');
  const [postgres, rabbit] = await Promise.all([
    providePostgres({ dir, durability: 'throwaway' }),
    provideRabbit({ dir, management: true, report: (line) => process.stdout.write(`${line}\n`) }),
  ]);
  globalThis.integrationServers = [postgres, rabbit];
  process.env['TEST_DATABASE_URL'] = postgres.url;
  process.env['TEST_RABBITMQ_URL'] = rabbit.url;
  process.env['TEST_RABBITMQ_MANAGEMENT_URL'] = rabbit.managementUrl;
  process.env['TEST_DIR'] = dir;
}
