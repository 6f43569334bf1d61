import { rpc, type RpcRequest } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import { examine } from '@plumbline/runtime';
import { eventually, startTestPostgres, startTestRabbit } from '@plumbline/testing';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { brokerChecks } from '../doctor/broker-checks';
import { HandleEvent } from '../events/handle-event';
import { HeldEvents } from '../events/held-events';
import { deadLettersOf } from '../events/held-queue';
import { Outbox } from '../outbox/outbox';
import { createOutbox, createPublishedEvents } from '../outbox/outbox-table';
import { HandleRpc } from '../rpc/handle-rpc';
import { RpcClient } from '../rpc/rpc-client';
import { RunningProcess, type ProcessOptions } from '../testing/running-process';
import { userRenamed } from '../testing/user-renamed';

const repeat = rpc('tokens.repeat-text', {
  request: z.object({ text: z.string(), times: z.number().int() }),
  reply: z.object({ text: z.string() }),
});
const maxMessageSize = 10_000;
const large = 'x'.repeat(2 * maxMessageSize);

let broker: Awaited<ReturnType<typeof startTestRabbit>>;
let postgres: Awaited<ReturnType<typeof startTestPostgres>>;
let database: DataSource;
let running: RunningProcess[] = [];

beforeAll(async () => {
  [broker, postgres] = await Promise.all([startTestRabbit(), startTestPostgres()]);
  database = await new DataSource({ type: 'postgres', url: postgres.url }).initialize();
  await createOutbox(database.createQueryRunner());
  await createPublishedEvents(database.createQueryRunner());
});
beforeEach(() => brokerTakes(maxMessageSize));
afterEach(async () => {
  await Promise.all(running.map((process) => process.stop()));
  running = [];
});
afterAll(async () => {
  await database.destroy();
  await Promise.all([broker.remove(), postgres.remove()]);
});

/** For channels opened from now on. RabbitMQ 4 reads the second of the two, and earlier ones the first. */
async function brokerTakes(bytes: number): Promise<void> {
  await broker.ctl(
    'eval',
    `application:set_env(rabbit, max_message_size, ${bytes}), persistent_term:put(max_message_size, ${bytes}).`,
  );
}

async function aProcess(options: Partial<ProcessOptions>): Promise<RunningProcess> {
  const process = await RunningProcess.start({ url: broker.url, ...options });
  running.push(process);
  return process;
}

class Handlers {
  readonly renamedTo = new Set<string>();

  @HandleRpc(repeat)
  async repeat({ text, times }: RpcRequest<typeof repeat>) {
    return { text: text.repeat(times) };
  }

  @HandleEvent(userRenamed)
  async renamed({ data }: { data: { name: string } }): Promise<void> {
    this.renamedTo.add(data.name);
  }
}

async function aService(): Promise<Handlers> {
  const handlers = new Handlers();
  await aProcess({ handlers: [{ provide: 'handlers', useValue: handlers }] });
  return handlers;
}

describe('when the broker takes less than the setting allows', () => {
  it('an event in between is set aside, the others are published, and it follows when the broker takes it', async () => {
    const { renamedTo } = await aService();
    const publisher = await aProcess({ service: 'identity', databaseUrl: postgres.url });
    const renamed = ['Ada', large, 'Bob'].map((name) => ({ accountId: 1, data: { name } }));
    await new Database(database).transaction((tx) => publisher.get(Outbox).recordAll(tx, userRenamed, renamed));

    await eventually(() => expect(renamedTo).toEqual(new Set(['Ada', 'Bob'])));
    const operator = await HeldEvents.open(broker.url);
    const reasons = async () => (await operator.list(deadLettersOf('identity'), 10)).events.map(({ reason }) => reason);
    const reason =
      /^too large: 20\d{3} bytes, max_message_size of RabbitMQ is 10000\. Raise it and restart the service/;
    await eventually(async () => expect(await reasons()).toEqual([expect.stringMatching(reason)]));
    await operator.close();
    expect(publisher.log.filter((line) => line.includes('broker.channel-failed'))).toHaveLength(1);

    await publisher.stop();
    await brokerTakes(10 * maxMessageSize);
    await aProcess({ service: 'identity', databaseUrl: postgres.url });
    await eventually(() => expect(renamedTo).toEqual(new Set(['Ada', large, 'Bob'])));
  });

  it('a call in between fails for its size, and after the first one without those beside it', async () => {
    await aService();
    const client = (await aProcess({ service: 'gateway' })).get(RpcClient);
    const tooLarge = () =>
      expect(client.call(repeat, { text: large, times: 1 })).rejects.toMatchObject({ code: 'request.too-large' });
    const small = () => expect(client.call(repeat, { text: 'a', times: 2 })).resolves.toEqual({ text: 'aa' });

    await tooLarge();
    await eventually(small);
    await Promise.all([small(), tooLarge(), small()]);
  });

  it('a call whose reply is in between is refused', async () => {
    await aService();
    const client = (await aProcess({ service: 'gateway' })).get(RpcClient);
    await expect(client.call(repeat, { text: 'ab', times: maxMessageSize })).rejects.toMatchObject({
      code: 'request.response-too-large',
    });
  });

  it('the doctor says so', async () => {
    const finding = async (maxMessageBytes: number) => {
      const settings = { RABBITMQ_URL: broker.url, RABBITMQ_MAX_MESSAGE_BYTES: maxMessageBytes };
      return (await examine(brokerChecks(settings, ['tokens']))).find(({ check }) => check === 'message size');
    };
    expect(await finding(maxMessageSize)).toMatchObject({ result: 'ok' });
    expect(await finding(maxMessageSize + 1)).toMatchObject({
      result: 'fault',
      detail: 'max_message_size of RabbitMQ is 10000, and RABBITMQ_MAX_MESSAGE_BYTES is 10001.',
      remedy: expect.stringMatching(/^Raise max_message_size or lower RABBITMQ_MAX_MESSAGE_BYTES/) as string,
    });
  });
});
