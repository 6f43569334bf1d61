import { parseArgs } from 'node:util';
import { createStateFolder, eventually, removeStateFolder } from '@plumbline/backing-services';
import { topology } from '@plumbline/contracts';
import { ApiClient, givenAccountOf, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { startInstallation, type Installation } from '../installation/installation';
import { stateDir } from '../installation/paths';
import { databaseServices } from '../installation/services';

const tickets = 200;
const users = 50;

/**
 * Tries "drain and switch" of docs/upgrading.md on a real installation: `tsx tools/versions/switch-broker.ts --from URL --to URL`. Events wait in
 * the queue of the old broker when the drain starts, and others in the outbox when the services move to the new one. Fails when an event
 * does not reach the subscriber.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
  if (!values.from || !values.to) throw new Error('Usage: switch-broker.ts --from amqp://... --to amqp://...');
  const dir = await createStateFolder(stateDir, 'switch-');
  const subscriber = await RecordingSubscriber.start();
  try {
    const account = await onOldBroker(dir, values.from, subscriber);
    await onNewBroker(dir, values.to, subscriber, account);
  } finally {
    await subscriber.stop();
    await removeStateFolder(dir);
  }
}

/** Resolves when the old broker is drained, the services have stopped, and events wait in the outbox. */
async function onOldBroker(dir: string, url: string, subscriber: RecordingSubscriber): Promise<TestAccount> {
  process.env['RABBITMQ_URL'] = url;
  const installation = await startInstallation({ dir });
  try {
    const admin = adminOf(installation);
    const account = await givenAccountOf({ url: installation.url, admin }, { limit: 1_000_000 });
    await account.givenWebhook({ 'target-url': subscriber.url('/'), events: ['ticket_created', 'user_created'] });

    await installation.stopPart('webhooks');
    for (let made = 0; made < tickets; made++) await account.createTicket();
    await eventually(async () => mustBe(await depth(url), tickets));
    say(`${tickets} events wait in the queue of the old broker.`);

    // 1. No more writes: stop the gateways. 2. Drain: the services consume what the queues hold.
    await installation.stopPart('gateway');
    await installation.start('webhooks');
    await eventually(async () => mustBe(await depth(url), 0), 60_000);
    await eventually(() => mustBe(arrived(subscriber, 'ticket_created'), tickets), 60_000);
    say('The queues are drained.');

    // What changes after that, for example by a command, stays in the outbox. 3. Stop the services.
    for (const service of databaseServices) await installation.stopPart(service);
    for (let made = 0; made < users; made++) {
      const email = `new-${made}@example.com`;
      await admin(
        'create-user',
        '--account',
        account.id,
        '--email',
        email,
        '--first-name',
        'New',
        '--last-name',
        'User',
      );
    }
    say(`${await outboxed(installation.databaseUrl)} events wait in the outbox.`);
    return account;
  } finally {
    await installation.stop();
  }
}

/** 4. Starts the services with the URL of the new, empty broker. */
async function onNewBroker(
  dir: string,
  url: string,
  subscriber: RecordingSubscriber,
  account: TestAccount,
): Promise<void> {
  process.env['RABBITMQ_URL'] = url;
  const installation = await startInstallation({ dir, build: false });
  try {
    await eventually(() => mustBe(arrived(subscriber, 'user_created'), users), 60_000);
    await eventually(async () => mustBe(await outboxed(installation.databaseUrl), 0));
    const session = await new ApiClient(installation.url).signIn(account.email, account.password);
    const attributes = { email: 'last@example.com', firstname: 'Last', lastname: 'User', kind: 'in-house' };
    const { status } = await session.post(`${account.v1}/users`, { data: { attributes } });
    mustBe(status, 201);
    await eventually(() => mustBe(arrived(subscriber, 'user_created'), users + 1));
    const repeats =
      subscriber.received.length - new Set(subscriber.received.map(({ headers }) => headers['webhook-id'])).size;
    say(`All ${tickets + users} events arrived, ${repeats} of them again, and a new one by the new broker.`);
  } finally {
    await installation.stop();
  }
}

function adminOf(installation: Installation) {
  return async <Facts>(...args: string[]) => JSON.parse(await installation.admin([...args, '--json'])) as Facts;
}

/** Events that have arrived, each counted once. */
function arrived(subscriber: RecordingSubscriber, name: string): number {
  const events = subscriber.received.map(({ body }) => JSON.parse(body) as { event_name: string; event_id: string });
  return new Set(events.filter((event) => event.event_name === name).map((event) => event.event_id)).size;
}

async function depth(url: string): Promise<number> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    return (await channel.checkQueue(topology.eventQueue('webhooks'))).messageCount;
  } finally {
    await connection.close();
  }
}

async function outboxed(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    let sum = 0;
    for (const schema of databaseServices) {
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${schema}.outbox`);
      sum += rows[0]!.count;
    }
    return sum;
  } finally {
    await client.end();
  }
}

function mustBe(value: number, expected: number): void {
  if (value !== expected) throw new Error(`${value} of ${expected}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
