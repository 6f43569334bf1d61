import { chooseTestServers, startTestPostgres, startTestRabbit, type TestServer } from '@plumbline/testing';

declare global {
  var integrationServers: TestServer[] | undefined;
}

/** Starts one PostgreSQL and one RabbitMQ for a run of integration tests. Each test file gets its own database and virtual host. */
export default async function setUp(): Promise<void> {
  await chooseTestServers((line) => process.stdout.write(`${line}\n`));
  const [postgres, rabbit] = await Promise.all([startTestPostgres(), startTestRabbit()]);
  globalThis.integrationServers = [postgres, rabbit];
  process.env['TEST_DATABASE_URL'] = postgres.url;
  process.env['TEST_RABBITMQ_URL'] = rabbit.url;
  process.env['TEST_RABBITMQ_MANAGEMENT_URL'] = rabbit.managementUrl;
}
