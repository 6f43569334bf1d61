import { matchesPattern, serviceNames, topology } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import { DataSource } from 'typeorm';
import { ZodError } from 'zod';
import { eventually, startTestPostgres, startTestRabbit, type TestServer } from '@plumbline/testing';
import { HandleEvent } from '../events/handle-event';
import { HeldEvents } from '../events/held-events';
import { deadLettersOf } from '../events/held-queue';
import { BrokerAdmin } from '../testing/broker-admin';
import { RunningProcess, type ProcessOptions } from '../testing/running-process';
import { userRenamed } from '../testing/user-renamed';
import { Outbox } from './outbox';
import { OutboxStore } from './outbox-store';
import { createOutbox, createPublishedEvents, dropOutbox, dropPublishedEvents } from './outbox-table';

let broker: TestServer;
let postgres: TestServer;
let admin: BrokerAdmin;
let running: RunningProcess[] = [];
let database: DataSource;
const inTransaction: Database['transaction'] = (work) => new Database(database).transaction(work);

beforeAll(async () => {
  [broker, postgres] = await Promise.all([startTestRabbit(), startTestPostgres()]);
  await BrokerAdmin.prepare(broker);
});
afterAll(async () => {
  await Promise.all([broker.remove(), postgres.remove()]);
});
beforeEach(async () => {
  database = await new DataSource({ type: 'postgres', url: postgres.url }).initialize();
  await createOutbox(database.createQueryRunner());
  await createPublishedEvents(database.createQueryRunner());
  admin = await BrokerAdmin.connect(broker.url);
  await admin.empty();
});
afterEach(async () => {
  await Promise.all(running.map((process) => process.stop()));
  running = [];
  await admin.close();
  await dropOutbox(database.createQueryRunner());
  await dropPublishedEvents(database.createQueryRunner());
  await database.destroy();
});

async function aPublisher(options: Partial<ProcessOptions> = {}): Promise<RunningProcess> {
  const identity = { url: broker.url, service: 'identity', databaseUrl: postgres.url } as const;
  const process = await RunningProcess.start({ ...identity, ...options });
  running.push(process);
  return process;
}

class Listener {
  readonly received: { id: string; name: string }[] = [];

  @HandleEvent(userRenamed)
  async renamed({ id, data }: { id: string; data: { name: string } }): Promise<void> {
    this.received.push({ id, name: data.name });
  }
}

async function aListener(): Promise<Listener> {
  const listener = new Listener();
  const handlers = [{ provide: 'handler', useValue: listener }];
  running.push(await RunningProcess.start({ url: broker.url, handlers }));
  return listener;
}

const record = (process: RunningProcess, name: string, end: () => void = () => undefined): Promise<string> =>
  inTransaction(async (tx) => {
    const id = await process.get(Outbox).record(tx, userRenamed, { accountId: 1, data: { name } });
    end();
    return id;
  });

const left = async () => (await database.query<{ count: string }[]>('select count(*) from outbox'))[0]!.count;
const isEmpty = () => eventually(async () => expect(await left()).toBe('0'));

describe('the outbox', () => {
  it('publishes only committed events', async () => {
    const listener = await aListener();
    const publisher = await aPublisher();

    await expect(
      record(publisher, 'rolled back', () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const id = await record(publisher, 'Ada');

    await eventually(() => expect(listener.received).toEqual([{ id, name: 'Ada' }]));
    await isEmpty();
  });

  it('rejects an event that does not match its contract', async () => {
    const publisher = await aPublisher();
    const outbox = publisher.get(Outbox);
    const data = { name: 17 } as unknown as { name: string };

    await expect(inTransaction((tx) => outbox.record(tx, userRenamed, { accountId: 1, data }))).rejects.toThrow(
      ZodError,
    );
    expect(await left()).toBe('0');
  });

  it('records many events in order, and none if one of them is invalid', async () => {
    const listener = await aListener();
    const outbox = (await aPublisher()).get(Outbox);
    const renamed = (...names: string[]) => names.map((name) => ({ accountId: 1, data: { name } }));

    const refused = [...renamed('Ada'), { accountId: 0, data: { name: 'Bob' } }];
    await expect(inTransaction((tx) => outbox.recordAll(tx, userRenamed, refused))).rejects.toThrow('accountId');
    await inTransaction((tx) => outbox.recordAll(tx, userRenamed, []));
    expect(await left()).toBe('0');

    await inTransaction((tx) => outbox.recordAll(tx, userRenamed, renamed('Ada', 'Bob', 'Cem')));
    await eventually(() => expect(listener.received.map(({ name }) => name)).toEqual(['Ada', 'Bob', 'Cem']));
    await isEmpty();
  });

  it('sets aside an event that is larger than the broker takes, and publishes it when it may', async () => {
    const listener = await aListener();
    const publisher = await aPublisher({ maxMessageBytes: 10_000 });
    const large = 'x'.repeat(10_000);
    await record(publisher, 'Ada');
    const id = await record(publisher, large);
    await record(publisher, 'Bob');

    await eventually(() => expect(listener.received.map(({ name }) => name)).toEqual(['Ada', 'Bob']));
    const letters = deadLettersOf('identity');
    await eventually(async () => expect(await admin.depth(letters.name)).toBe(1));
    const operator = await HeldEvents.open(broker.url);
    const [letter] = (await operator.list(letters, 10)).events;
    expect(await operator.redrive(letters)).toEqual({ moved: 0, withoutData: [id] });
    await operator.close();
    expect(letter).toMatchObject({ id, type: userRenamed.type, accountId: 1 });
    expect(letter!.reason).toMatch(/^too large: 10\d{3} bytes, RABBITMQ_MAX_MESSAGE_BYTES is 10000/);
    expect(await left()).toBe('1');
    expect(await new OutboxStore(database).backlog()).toEqual({ events: 0, oldestSeconds: 0 });

    await publisher.stop();
    await aPublisher();
    await eventually(() => expect(listener.received.at(-1)).toEqual({ id, name: large }));
    await isEmpty();
  });

  it('keeps the order of events with one relay', async () => {
    const listener = await aListener();
    const publisher = await aPublisher();
    const names = Array.from({ length: 50 }, (_, index) => String(index));

    await inTransaction(async (tx) => {
      for (const name of names) {
        await publisher.get(Outbox).record(tx, userRenamed, { accountId: 1, data: { name } });
      }
    });

    await eventually(() => expect(listener.received.map(({ name }) => name)).toEqual(names));
  });

  it('keeps an unroutable event until the broker can route it', async () => {
    const listener = await aListener();
    const publisher = await aPublisher();
    // Neither a queue nor the alternate exchange accepts the event.
    for (const service of serviceNames) {
      for (const pattern of topology.consumes[service].filter((one) => matchesPattern(one, userRenamed.type))) {
        await admin.channel.unbindQueue(topology.eventQueue(service), topology.events, pattern);
      }
    }
    await admin.channel.unbindQueue(topology.unroutedQueue, topology.unrouted, '');

    const id = await record(publisher, 'Ada');
    await eventually(() => expect(publisher.log.join()).toContain('outbox.events-refused'));
    expect(await left()).toBe('1');

    await admin.channel.bindQueue(topology.eventQueue('tokens'), topology.events, 'user.*');
    await eventually(() => expect(listener.received).toEqual([{ id, name: 'Ada' }]));
    await isEmpty();
  });

  it('publishes each event once with several relays', async () => {
    const listener = await aListener();
    const [publisher] = [await aPublisher(), await aPublisher(), await aPublisher()];

    const ids = await Promise.all(Array.from({ length: 300 }, (_, index) => record(publisher, String(index))));

    await eventually(() => expect(listener.received).toHaveLength(300));
    expect(new Set(listener.received.map(({ id }) => id))).toEqual(new Set(ids));
    await isEmpty();
  });

  it('takes over the events that a crashed relay had claimed', async () => {
    const listener = await aListener();
    const publisher = await aPublisher();
    await database.query(
      `insert into outbox (id, type, message, lease_until) values ($1, 'user.renamed', $2, now() - interval '1 s')`,
      [
        '019aaaaa-0000-7000-8000-000000000000',
        JSON.stringify({
          id: '019aaaaa-0000-7000-8000-000000000000',
          type: 'user.renamed',
          occurredAt: new Date().toISOString(),
          accountId: 1,
          data: { name: 'Ada' },
        }),
      ],
    );

    await record(publisher, 'Bob');

    await eventually(() => expect(listener.received.map(({ name }) => name).sort()).toEqual(['Ada', 'Bob']));
  });
});

describe('when the broker crashes', () => {
  it('events recorded in the meantime arrive after its restart', async () => {
    const listener = await aListener();
    const publisher = await aPublisher();
    const ids = [await record(publisher, 'before')];

    await broker.kill();
    for (let index = 0; index < 50; index++) ids.push(await record(publisher, `during ${index}`));
    const backlog = await new OutboxStore(database).backlog();
    expect(backlog.events).toBeGreaterThanOrEqual(50);
    expect(backlog.oldestSeconds).toBeGreaterThan(0);
    expect(Number(await left())).toBeGreaterThanOrEqual(50);
    await broker.start();
    ids.push(await record(publisher, 'after'));

    await eventually(() => expect(new Set(listener.received.map(({ id }) => id))).toEqual(new Set(ids)));
    await isEmpty();
  });

  it('no event of a continuous stream is lost', async () => {
    const listener = await aListener();
    const publisher = await aPublisher();
    const ids: string[] = [];
    const stream = (async () => {
      for (let index = 0; index < 1_000; index++) ids.push(await record(publisher, String(index)));
    })();

    await eventually(() => expect(listener.received.length).toBeGreaterThan(50));
    await broker.kill();
    await broker.start();
    await stream;

    await eventually(() => expect(new Set(listener.received.map(({ id }) => id))).toEqual(new Set(ids)));
    await isEmpty();
  });
});

describe('when the broker has lost its data', () => {
  const published = async () =>
    (await database.query<{ id: string }[]>('select id from published_event')).map(({ id }) => id);
  /** Publishes an event that waits in the queue, in a process that then stops. */
  const givenPublished = async (): Promise<string> => {
    const publisher = await aPublisher();
    const id = await record(publisher, 'Ada');
    await eventually(async () => expect(await published()).toContain(id));
    await publisher.stop();
    running = running.filter((process) => process !== publisher);
    return id;
  };
  const loseData = async () => {
    for (const service of serviceNames) await admin.channel.deleteQueue(topology.eventQueue(service));
    await admin.channel.deleteQueue(topology.markQueue('identity'));
  };

  it('it gets the published events again, once', async () => {
    const id = await givenPublished();
    await loseData();

    const publisher = await aPublisher();
    const listener = await aListener();
    await eventually(() => expect(listener.received).toEqual([{ id, name: 'Ada' }]));
    expect(publisher.log.join()).toContain('outbox.events-published-again');
    await isEmpty();
    expect(await published()).toEqual([id]);

    const another = await aPublisher();
    expect(another.log.join()).not.toContain('outbox.events-published-again');
  });

  it('events of more than a day ago are forgotten', async () => {
    for (let events = 0; events < 3; events++) await givenPublished();
    await database.query(`update published_event set published_at = now() - interval '25 hours'`);
    const id = await givenPublished();

    const store = new OutboxStore(database);
    expect([await store.forgetPublished(2), await store.forgetPublished(2)]).toEqual([2, 1]);

    expect(await published()).toEqual([id]);
  });
});

describe('when the database crashes', () => {
  it('the relay continues after its restart', async () => {
    const listener = await aListener();
    const publisher = await aPublisher();
    await record(publisher, 'before');
    await eventually(() => expect(listener.received).toHaveLength(1));

    await postgres.kill();
    await eventually(() => expect(publisher.log.join()).toContain('listener.lost'));
    await postgres.start();
    await eventually(() => record(publisher, 'after'));

    await eventually(() =>
      expect(new Set(listener.received.map(({ name }) => name))).toEqual(new Set(['before', 'after'])),
    );
  });
});
