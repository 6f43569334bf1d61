import { chooseTestServers, startTestPostgres, startTestRabbit, type TestServer } from '@plumbline/testing';

declare global {
  var integrationServers: TestServer[] | undefined;
}

/**
 * Provides one PostgreSQL and one RabbitMQ for a run of integration tests: those of `DATABASE_URL` (with a superuser) and of `RABBITMQ_URL`
 * with `RABBITMQ_MANAGEMENT_URL` (with an administrator), or servers of its own. Each test file gets its own database and virtual host.
 * Files that stop servers start their own.
 */
export default async function setUp(): Promise<void> {
  await chooseTestServers((line) => process.stdout.write(`${line}\n`));
  const servers = (globalThis.integrationServers = []) as TestServer[];
  const start = async <S extends TestServer>(starting: Promise<S>): Promise<S> => {
    const server = await starting;
    servers.push(server);
    return server;
  };
  const results = await Promise.allSettled([provideDatabase(start), provideBroker(start)]);
  const failure = results.find((result) => result.status === 'rejected');
  if (!failure) return;
  // Jest calls no tear-down after a failed set-up.
  await Promise.all(servers.map((server) => server.remove()));
  throw failure.reason;
}

type Start = <S extends TestServer>(starting: Promise<S>) => Promise<S>;

async function provideDatabase(start: Start): Promise<void> {
  process.env['TEST_DATABASE_URL'] = process.env['DATABASE_URL'] || (await start(startTestPostgres())).url;
}

async function provideBroker(start: Start): Promise<void> {
  const { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: managementUrl } = process.env;
  if (url && !managementUrl) {
    throw new Error(
      'RABBITMQ_URL names a broker: set RABBITMQ_MANAGEMENT_URL as well, which creates the virtual hosts of tests.',
    );
  }
  const broker = url ? { url, managementUrl } : await start(startTestRabbit());
  process.env['TEST_RABBITMQ_URL'] = broker.url;
  process.env['TEST_RABBITMQ_MANAGEMENT_URL'] = broker.managementUrl;
}
