import { ticketCreated, topology, type EventEnvelope } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { renderMetrics } from '@plumbline/runtime';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { eventually, startTestPostgres, startTestRabbit, type TestServer } from '@plumbline/testing';
import { BrokerAdmin } from '../testing/broker-admin';
import { Gate } from '../testing/gate';
import { RecordingListener } from '../testing/recording-listener';
import { RunningProcess, type ProcessOptions } from '../testing/running-process';
import { userRenamed } from '../testing/user-renamed';
import { Broadcasts } from './broadcasts';
import type { HeldEvent } from './dead-letter-message';
import { HandleEvent, OnBroadcast } from './handle-event';
import { HeldEvents } from './held-events';
import { deadLettersOf, unroutedEvents } from './held-queue';

const queue = topology.eventQueue('tokens');
const deadLetterQueue = topology.deadLetterQueue('tokens');
const tokensDeadLetters = deadLettersOf('tokens');

let broker: TestServer;
let postgres: TestServer;
let admin: BrokerAdmin;
let running: RunningProcess[] = [];

beforeAll(async () => {
  [broker, postgres] = await Promise.all([startTestRabbit(), startTestPostgres()]);
});
afterAll(async () => {
  await Promise.all([broker.remove(), postgres.remove()]);
});
beforeEach(async () => {
  admin = await BrokerAdmin.connect(broker.url);
  await admin.empty();
});
afterEach(async () => {
  await Promise.all(running.map((process) => process.stop()));
  running = [];
  await admin.close();
});

async function aConsumer(handler: object, options: Partial<ProcessOptions> = {}): Promise<RunningProcess> {
  const handlers = [{ provide: 'handler', useValue: handler }];
  const process = await RunningProcess.start({ url: broker.url, handlers, ...options });
  running.push(process);
  return process;
}

const renamed = (name: unknown): EventEnvelope => ({
  id: uuid(),
  type: userRenamed.type,
  occurredAt: new Date().toISOString(),
  accountId: 1,
  data: { name },
});

/** Listens to a broadcast. */
class Hearer {
  @OnBroadcast(userRenamed)
  renamed(): void {}
}

const publish = (name: unknown) => admin.publish(userRenamed.type, JSON.stringify(renamed(name)));

const isEmpty = (name: string) => eventually(async () => expect(await admin.depth(name)).toBe(0));

describe('an event', () => {
  it('reaches its handler', async () => {
    const listener = new RecordingListener();
    await aConsumer(listener);

    await publish('Ada');

    await eventually(() => expect(listener.received).toEqual(['Ada']));
    expect(listener.contexts[0]).toMatchObject({ redelivered: false, deliveryCount: 0 });
  });

  it('published before its consumer first ran waits in the queue', async () => {
    // Any process declares the queues of all services.
    await admin.channel.deleteQueue(queue);
    const gateway = await aConsumer(new Hearer(), { service: 'gateway' });
    await eventually(() => expect(gateway.get(Broadcasts).connected).toBe(true));
    await publish('Ada');
    const listener = new RecordingListener();

    await aConsumer(listener);

    await eventually(() => expect(listener.received).toEqual(['Ada']));
  });

  it('whose handler fails is retried later, with its delivery count', async () => {
    const listener = new RecordingListener((_name, time) => {
      if (time < 3) throw new Error('not yet');
    });
    await aConsumer(listener);

    await publish('Ada');

    await eventually(() => expect(listener.received).toEqual(['Ada', 'Ada', 'Ada']));
    expect(listener.contexts.map(({ deliveryCount }) => deliveryCount)).toEqual([0, 1, 2]);
    await isEmpty(queue);
    expect(await admin.depth(deadLetterQueue)).toBe(0);
  });

  it('becomes a dead letter when its handler throws a DomainError', async () => {
    const listener = new RecordingListener(() => {
      throw new DomainError('identity.user-not-found');
    });
    await aConsumer(listener);

    await publish('Ada');

    const letters = await deadLetters();
    expect(letters).toMatchObject([
      { type: 'user.renamed', reason: 'refused: identity.user-not-found (There is no such user)' },
    ]);
    expect(listener.received).toEqual(['Ada']);
  });

  it.each([
    ['is not JSON', '{"id":', 'unreadable: not JSON'],
    ['is no envelope', '{"name":"Ada"}', 'unreadable: '],
    ['does not fit its contract', JSON.stringify(renamed(17)), 'unreadable: '],
  ])('that %s becomes a dead letter, and the next is handled', async (_what, message, reason) => {
    const listener = new RecordingListener();
    await aConsumer(listener);

    await admin.publish(userRenamed.type, message);
    await publish('Ada');

    await eventually(() => expect(listener.received).toEqual(['Ada']));
    expect(await deadLetters()).toEqual([
      expect.objectContaining({ type: 'user.renamed', reason: expect.stringContaining(reason) as string }),
    ]);
  });

  it('without a handler is dropped, and one without a queue is kept as unrouted', async () => {
    const listener = new RecordingListener();
    await aConsumer(listener);

    await admin.publish('user.greeted', JSON.stringify({ ...renamed('Ada'), type: 'user.greeted' }));
    await publish('Ada');
    await eventually(() => expect(listener.received).toEqual(['Ada']));
    await isEmpty(queue);

    await admin.channel.deleteQueue(topology.eventQueue('webhooks'));
    await admin.publish('ticket.created', '{}');
    await eventually(async () => expect(await admin.depth(topology.unroutedQueue)).toBe(1));
  });

  it('is one of at most twenty in flight', async () => {
    const gate = new Gate();
    const listener = new RecordingListener(() => gate.pass());
    await aConsumer(listener, { eventPrefetch: 100 });

    await Promise.all(Array.from({ length: 25 }, (_, index) => publish(`person ${index}`)));

    await eventually(async () => expect(await admin.depth(queue)).toBe(5));
    await eventually(() => expect(listener.handling).toBe(20));
    gate.release();
    await eventually(() => expect(listener.received).toHaveLength(25));
    expect(listener.busiest).toBe(20);
  });

  it('is handled although many before it fail every time, which become dead letters', async () => {
    const listener = new RecordingListener((name) =>
      name === 'bad' ? Promise.reject(new TypeError('a mistake')) : undefined,
    );
    const { log } = await aConsumer(listener);

    for (const name of [...Array.from({ length: 60 }, () => 'bad'), 'good']) await publish(name);
    await eventually(() => expect(listener.handled).toEqual(['good']));
    await eventually(async () => expect(await admin.depth(deadLetterQueue)).toBeGreaterThanOrEqual(40));
    expect(log.join('')).toContain(`"accountId":1,"outcome":"dead-letter"`);
  });

  it('in flight is finished when the process stops', async () => {
    const gate = new Gate();
    const listener = new RecordingListener(() => gate.pass());
    const process = await aConsumer(listener);
    await publish('Ada');
    await eventually(() => expect(gate.arrived).toBe(1));

    const stopped = process.stop();
    gate.release();
    await stopped;

    await isEmpty(queue);
    expect(listener.received).toEqual(['Ada']);
  });

  it('still arrives after its queue was deleted', async () => {
    const listener = new RecordingListener();
    const process = await aConsumer(listener);

    await admin.channel.deleteQueue(queue);

    await eventually(() => expect(process.log.join()).toContain('consumer.cancelled-by-broker'));
    await process.ready();
    await publish('Ada');
    await eventually(() => expect(listener.received).toEqual(['Ada']));
  });
});

describe('dead letters', () => {
  let known = false;
  let listener: RecordingListener;
  beforeEach(async () => {
    known = false;
    listener = new RecordingListener(() => {
      if (!known) throw new DomainError('identity.user-not-found');
    });
    await aConsumer(listener);
    await publish('Ada');
    await publish('Bob');
    await deadLetters(2);
    // The consumer takes an event again when the channel to the dead letters was not open yet.
    listener.received.length = 0;
  });

  it('are listed without their data and stay in the queue', async () => {
    const first = await withHeldEvents((operator) => operator.list(tokensDeadLetters, 1));
    expect(first.count).toBe(2);
    expect(first.events).toEqual([
      {
        id: expect.any(String),
        type: 'user.renamed',
        reason: 'refused: identity.user-not-found (There is no such user)',
        accountId: 1,
        occurredAt: expect.any(String),
      },
    ]);
    // More often than the default delivery limit of RabbitMQ 4.
    for (let look = 0; look < 25; look++) await withHeldEvents((operator) => operator.list(tokensDeadLetters, 10));
    await eventually(async () => expect(await admin.depth(deadLetterQueue)).toBe(2));
  });

  it('are redriven on request', async () => {
    known = true;
    expect(await withHeldEvents((operator) => operator.redrive(tokensDeadLetters))).toEqual({
      moved: 2,
      withoutData: [],
    });

    await eventually(() => expect([...listener.received].sort()).toEqual(['Ada', 'Bob']));
    await isEmpty(deadLetterQueue);
  });

  it('are redriven by id, and the others stay', async () => {
    known = true;
    const [, second] = await deadLetters(2);
    expect(await withHeldEvents((operator) => operator.redrive(tokensDeadLetters, [second!.id!, uuid()]))).toEqual({
      moved: 1,
      withoutData: [],
    });

    await eventually(() => expect(listener.received).toHaveLength(1));
    expect((await deadLetters(1))[0]!.id).not.toBe(second!.id);
  });

  it('that fail again become dead letters again and are not redriven twice', async () => {
    expect(await withHeldEvents((operator) => operator.redrive(tokensDeadLetters))).toEqual({
      moved: 2,
      withoutData: [],
    });

    await eventually(() => expect(listener.received).toHaveLength(2));
    await deadLetters(2);
  });
});

describe('an event that crashes its consumer every time', () => {
  it('is redelivered twenty times, and then the broker moves it to the dead letters', async () => {
    await publish('Ada');
    let deliveries = 0;
    while ((await admin.depth(deadLetterQueue)) === 0) deliveries += await admin.dieConsuming(queue);

    expect(deliveries).toBe(21);
    await aConsumer(new RecordingListener());
    expect(await deadLetters()).toMatchObject([{ type: 'user.renamed', reason: 'delivery_limit' }]);
  });
});

describe('unrouted events', () => {
  beforeEach(async () => {
    await admin.channel.deleteQueue(topology.eventQueue('webhooks'));
    await admin.publish('ticket.created', JSON.stringify(ticketCreated.example));
    await admin.publish('ticket.created', 'not JSON');
    await eventually(async () => expect(await admin.depth(topology.unroutedQueue)).toBe(2));
  });

  it('are listed without their data and stay in the queue', async () => {
    const { id, accountId, occurredAt } = ticketCreated.example;
    // More often than the default delivery limit of RabbitMQ 4.
    for (let look = 0; look < 25; look++) {
      expect(await withHeldEvents((operator) => operator.list(unroutedEvents, 10))).toEqual({
        count: 2,
        events: [
          { id, type: 'ticket.created', reason: 'unrouted', accountId, occurredAt },
          { type: 'ticket.created', reason: 'unrouted' },
        ],
      });
    }
  });

  it('reach a service that consumes them by now when they are redriven', async () => {
    // It declares the queue and its binding.
    expect(await withHeldEvents((operator) => operator.redrive(unroutedEvents))).toEqual({ moved: 2, withoutData: [] });

    await eventually(async () => expect(await admin.depth(topology.eventQueue('webhooks'))).toBe(2));
    await isEmpty(topology.unroutedQueue);
  });

  it('are counted in a metric of each service', async () => {
    await aConsumer(new RecordingListener());

    await eventually(async () =>
      expect(await renderMetrics()).toMatch(/^plumbline_queue_messages\{queue="unrouted\.events"[^}]*\} 2$/m),
    );
  });
});

describe('while the database is unavailable', () => {
  let listener: RecordingListener;
  let process: RunningProcess;
  const consumeWith = async (statement: string) => {
    listener = new RecordingListener(async () => void (await process.get(DataSource).query(statement)));
    process = await aConsumer(listener, { databaseUrl: postgres.url, outbox: false });
    await publish('before');
    await eventually(() => expect(listener.handled).toEqual(['before']));
  };
  const expectNothingLost = async (handled: string[]) => {
    await eventually(() => expect([...listener.handled].sort()).toEqual([...handled].sort()));
    await isEmpty(queue);
    expect(await admin.depth(deadLetterQueue)).toBe(0);
    expect(new Set(listener.contexts.map(({ deliveryCount }) => deliveryCount))).toEqual(new Set([0]));
  };

  it('events wait without redeliveries, and are handled when it is available again', async () => {
    await consumeWith('select 1');

    await postgres.kill();
    await publish('during');
    await eventually(() => expect(process.log.join()).toContain('event-consumer.paused'));
    await publish('later');
    await eventually(async () => expect(await admin.depth(queue)).toBe(1));
    expect(listener.received).toEqual(['before', 'during']);

    await postgres.start();
    await expectNothingLost(['before', 'during', 'later']);
  });

  it('events wait while it only accepts reads, as a standby does', async () => {
    await consumeWith('create table if not exists events_spec ()');
    const setReadOnly = async (value: 'on' | 'off') => {
      await process.get(DataSource).query(`alter system set default_transaction_read_only = ${value}`);
      await process.get(DataSource).query('select pg_reload_conf()');
    };

    await setReadOnly('on');
    await eventually(async () => expect(await isReadOnly()).toBe('on'));
    await publish('during');
    await eventually(() => expect(process.log.join()).toContain('event-consumer.paused'));
    await setReadOnly('off');

    await expectNothingLost(['before', 'during']);

    async function isReadOnly(): Promise<string> {
      const [row] = await process
        .get(DataSource)
        .query<{ value: string }[]>(`select current_setting('default_transaction_read_only') as value`);
      return row!.value;
    }
  });

  it('events wait while it answers a probe and fails the handler, as with a full disk', async () => {
    let tries = 0;
    listener = new RecordingListener(() => {
      tries += 1;
      if (tries < 5)
        throw Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
    });
    await aConsumer(listener, { databaseUrl: postgres.url, outbox: false });

    await publish('during');

    await expectNothingLost(['during']);
    expect(tries).toBe(5);
  });
});

describe('while all connections to the database are in use', () => {
  it('events wait in the queue, and are handled when a connection is free', async () => {
    const listener = new RecordingListener(async () => {
      await dataSource.query('select 1');
    });
    const process = await aConsumer(listener, { databaseUrl: postgres.url, poolSize: 1, outbox: false });
    const dataSource = process.get(DataSource);
    const inUse = dataSource.createQueryRunner();
    await inUse.connect();

    await publish('Ada');
    await eventually(() => expect(process.log.join()).toContain('event-consumer.paused'));
    await inUse.release();

    await eventually(() => expect(listener.handled).toEqual(['Ada']));
    await isEmpty(queue);
    expect(await admin.depth(deadLetterQueue)).toBe(0);
  });
});

describe('a start fails', () => {
  it('with two handlers for an event', async () => {
    const handlers = [
      { provide: 'one', useValue: new RecordingListener() },
      { provide: 'other', useValue: new RecordingListener() },
    ];

    await expect(RunningProcess.launch({ url: broker.url, handlers })).rejects.toThrow(
      'the event user.renamed has a second handler, RecordingListener.renamed',
    );
  });

  it('with a handler for an event that is not routed to the service', async () => {
    class Deaf {
      @HandleEvent(ticketCreated)
      async created(): Promise<void> {}
    }
    const handlers = [{ provide: 'one', useValue: new Deaf() }];

    await expect(RunningProcess.launch({ url: broker.url, service: 'identity', handlers })).rejects.toThrow(
      'the topology does not route to identity',
    );
  });
});

describe('a broadcast', () => {
  class Cache {
    readonly emptied: string[] = [];

    @OnBroadcast(userRenamed)
    empty({ data }: { data: { name: string } }): void {
      this.emptied.push(data.name);
    }
  }

  it('reaches every process', async () => {
    const caches = [new Cache(), new Cache()];
    const processes = await Promise.all(caches.map((cache) => aConsumer(cache, { service: 'gateway' })));
    await eventually(() => expect(processes.every((process) => process.get(Broadcasts).connected)).toBe(true));

    await publish('Ada');

    await eventually(() => expect(caches.map(({ emptied }) => emptied)).toEqual([['Ada'], ['Ada']]));
  });

  it('is reported as disconnected while the broker is unavailable', async () => {
    const cache = new Cache();
    const broadcasts = (await aConsumer(cache, { service: 'gateway' })).get(Broadcasts);
    const changes: boolean[] = [];
    await eventually(() => expect(broadcasts.connected).toBe(true));
    broadcasts.onChange((connected) => changes.push(connected));

    await broker.stop();
    await eventually(() => expect(broadcasts.connected).toBe(false));
    await broker.start();
    await eventually(() => expect(broadcasts.connected).toBe(true));

    expect(changes).toEqual([false, true]);
  });
});

/** Waits until the number of dead letters is `count`. */
function deadLetters(count = 1): Promise<HeldEvent[]> {
  return eventually(async () => {
    const { events: letters } = await withHeldEvents((operator) => operator.list(tokensDeadLetters, 100));
    expect(letters).toHaveLength(count);
    return letters;
  });
}

async function withHeldEvents<T>(work: (operator: HeldEvents) => Promise<T>): Promise<T> {
  const operator = await HeldEvents.open(broker.url);
  try {
    return await work(operator);
  } finally {
    await operator.close();
  }
}
