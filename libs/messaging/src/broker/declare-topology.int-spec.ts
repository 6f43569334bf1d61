import { rpc, serviceNames, topology } from '@plumbline/contracts';
import { startServiceBacking, type ServiceBacking, type VirtualHostOptions } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { z } from 'zod';
import { HandleEvent } from '../events/handle-event';
import { HandleRpc } from '../rpc/handle-rpc';
import { BrokerAdmin } from '../testing/broker-admin';
import { RunningProcess } from '../testing/running-process';
import { userRenamed } from '../testing/user-renamed';

const greetPerson = rpc('tokens.greet-person', {
  request: z.object({ name: z.string() }),
  reply: z.object({ greeting: z.string() }),
});

let backing: ServiceBacking;
let admin: BrokerAdmin;
let running: RunningProcess[] = [];

async function givenBroker(options?: VirtualHostOptions): Promise<void> {
  backing = await startServiceBacking('tokens', options);
  admin = await BrokerAdmin.connect(backing.rabbitUrl);
}
afterEach(async () => {
  await Promise.all(running.map((process) => process.stop()));
  running = [];
  await admin.close();
  await backing.stop();
});

class Service {
  @HandleRpc(greetPerson)
  async greet({ name }: { name: string }): Promise<{ greeting: string }> {
    return { greeting: `Hello ${name}` };
  }

  @HandleEvent(userRenamed)
  async renamed(): Promise<void> {}
}

/** Starts a process that uses every kind of queue. Resolves when it is ready. */
async function aProcess(): Promise<RunningProcess> {
  const handlers = [{ provide: 'handler', useValue: new Service() }];
  const process = await RunningProcess.start({ url: backing.rabbitUrl, handlers, outbox: false });
  running.push(process);
  return process;
}

describe('the queues', () => {
  it('name their type', async () => {
    await givenBroker();
    await aProcess();

    const queues = await backing.queues();
    expect(queues.map(({ name }) => name)).toEqual(
      expect.arrayContaining([topology.rpcQueue('tokens'), ...serviceNames.map(topology.eventQueue)]),
    );
    expect(queues.filter(({ arguments: { 'x-queue-type': type } }) => type === undefined)).toEqual([]);
  });

  // RabbitMQ compares a declaration with the type that the queue got by default, and refuses the second one.
  it('let further processes of a service start where the default type is quorum', async () => {
    await givenBroker({ defaultQueueType: 'quorum' });
    await aProcess();
    const second = await aProcess();
    expect(second.log.join()).not.toContain('PRECONDITION_FAILED');
  });

  it('are declared beside those of release 0.1', async () => {
    await givenBroker();
    const { channel } = admin;
    await channel.assertQueue(topology.rpcQueue('tokens'), { durable: true, expires: 15_000 });
    await channel.assertExchange(topology.unrouted, 'fanout', { durable: true });
    const former = { 'x-queue-type': 'quorum', 'x-max-length': 100_000, 'x-overflow': 'drop-head' };
    await channel.assertQueue(topology.unrouted, { durable: true, arguments: former });
    await channel.bindQueue(topology.unrouted, topology.unrouted, '');

    const process = await aProcess();
    expect(process.log.join()).not.toContain('PRECONDITION_FAILED');
    await admin.publish('nobody.listens', '{}', topology.unrouted);
    await eventually(async () => expect(await admin.depth(topology.unroutedQueue)).toBe(1));
    expect(await admin.depth(topology.unrouted)).toBe(0);
  });
});

describe('the delivery limit of a queue of events', () => {
  const queue = topology.eventQueue('tokens');
  const deadLetters = topology.deadLetterQueue('tokens');

  beforeEach(async () => {
    await givenBroker();
    await admin.empty();
    await admin.publish(queue, '{}', '');
    await eventually(async () => expect(await admin.depth(queue)).toBe(1));
  });

  // Not so `nack`: RabbitMQ counts it before 4.3, and no longer since.
  it('counts a reject', async () => {
    let deliveries = 0;
    await admin.channel.consume(queue, (message) => {
      deliveries += 1;
      admin.channel.reject(message!, true);
    });
    await eventually(async () => expect(await admin.depth(deadLetters)).toBe(1));
    expect(deliveries).toBe(21);
  });

  it('counts a channel that closes', async () => {
    let deliveries = 0;
    while ((await admin.depth(deadLetters)) === 0) deliveries += await admin.dieConsuming(queue);
    expect(deliveries).toBe(21);
  });
});
