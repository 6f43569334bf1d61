import { ticketCreated, topology } from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import { runningIdentity } from '../testing/suite';

const dead = topology.deadLetterQueue('webhooks');
const queue = topology.eventQueue('webhooks');

describe("operators' commands for events that are held", () => {
  let broker: ChannelModel;
  // Registered after the service's own hook, so that it runs before the service deletes its virtual host.
  afterAll(() => broker.close());
  const identity = runningIdentity();
  let channel: ConfirmChannel;
  beforeAll(async () => {
    broker = await connect(identity.service.brokerUrl);
    channel = await broker.createConfirmChannel();
  });
  beforeEach(async () => {
    await channel.purgeQueue(dead);
    await channel.purgeQueue(queue);
  });

  /** Publishes a dead letter as the consumer of webhooks does. */
  async function givenDeadLetter(content: object | string = {}): Promise<string> {
    const id = uuidv7();
    const message =
      typeof content === 'string' ? content : JSON.stringify({ ...ticketCreated.example, id, ...content });
    const headers = { 'dead-letter-reason': 'refused: events.unknown-type (there is none)', traceparent: 'a trace' };
    channel.sendToQueue(dead, Buffer.from(message), {
      persistent: true,
      messageId: id,
      type: 'ticket.created',
      headers,
    });
    await channel.waitForConfirms();
    return id;
  }

  const depth = async (name: string) => (await channel.checkQueue(name)).messageCount;

  it('lists them with type and reason, without their data', async () => {
    const [first, second] = [await givenDeadLetter(), await givenDeadLetter('not JSON, secret: 1234')];
    const { exitCode, text } = await identity.admin('dead-letters', 'list', '--service', 'webhooks');
    expect(exitCode).toBe(0);
    const { occurredAt, accountId } = ticketCreated.example;
    expect(text.split('\n')).toEqual([
      'webhooks: 2 dead letters:',
      `  ${first}  ${occurredAt}  account ${accountId}  ticket.created  refused: events.unknown-type (there is none)`,
      `  ${second}  ticket.created  refused: events.unknown-type (there is none)`,
    ]);
  });

  it('lists all services, for people and as JSON', async () => {
    const id = await givenDeadLetter();
    const { text } = await identity.admin('dead-letters', 'list', '--json', '--limit', '5');
    const { services } = JSON.parse(text) as { services: { service: string; count: number; letters: object[] }[] };
    expect(services.map(({ service, count }) => [service, count])).toEqual(
      expect.arrayContaining([
        ['tokens', 0],
        ['projects', 0],
        ['webhooks', 1],
      ]),
    );
    expect(services.find(({ service }) => service === 'webhooks')!.letters).toEqual([
      expect.objectContaining({ id, type: 'ticket.created', accountId: ticketCreated.example.accountId }),
    ]);
  });

  it('redrives the given ones unchanged', async () => {
    const [, second, third] = [await givenDeadLetter(), await givenDeadLetter(), await givenDeadLetter()];
    const { text } = await identity.admin(
      'dead-letters',
      'redrive',
      '--service',
      'webhooks',
      '--id',
      second,
      '--id',
      third,
    );
    expect(text).toMatch(/^2 events are handed to webhooks again\./);
    await eventually(async () => expect([await depth(dead), await depth(queue)]).toEqual([1, 2]));
    const message = await channel.get(queue, { noAck: true });
    expect(message).toMatchObject({
      properties: { messageId: second, type: 'ticket.created', headers: { traceparent: 'a trace' } },
    });
    expect(message && message.properties.headers).not.toHaveProperty('dead-letter-reason');
    expect(message && JSON.parse(message.content.toString())).toEqual({ ...ticketCreated.example, id: second });
  });

  it('redrives all', async () => {
    await givenDeadLetter();
    await givenDeadLetter();
    const { text } = await identity.admin('dead-letters', 'redrive', '--service', 'webhooks', '--json');
    expect(JSON.parse(text)).toEqual({ service: 'webhooks', moved: 2, withoutData: [] });
    await eventually(async () => expect([await depth(dead), await depth(queue)]).toEqual([0, 2]));
  });

  it('lists and redrives unrouted events', async () => {
    const { id, accountId, occurredAt } = ticketCreated.example;
    await identity.service.stopRecordingEvents();
    await channel.unbindQueue(queue, topology.events, '#');
    channel.publish(topology.events, 'ticket.created', Buffer.from(JSON.stringify(ticketCreated.example)));
    await channel.waitForConfirms();

    await eventually(async () => expect(await depth(topology.unroutedQueue)).toBe(1));
    // The command declares the binding again.
    expect(await identity.admin('unrouted', 'list')).toEqual({
      exitCode: 0,
      text: `1 event that no service consumes:\n  ${id}  ${occurredAt}  account ${accountId}  ticket.created  unrouted`,
    });
    const { text } = await identity.admin('unrouted', 'redrive');
    expect(text).toMatch(/^1 event is published again\./);
    await eventually(async () => expect([await depth(topology.unroutedQueue), await depth(queue)]).toEqual([0, 1]));
  });

  it.each([
    [['dead-letters'], /no command "dead-letters"/],
    [['dead-letters', 'redrive'], /--service is missing/],
    [['dead-letters', 'list', '--service', 'gateway'], /takes one of .*webhooks/],
  ])('refuses %j and says what to do', async (args, message) => {
    const { exitCode, text } = await identity.admin(...args);
    expect([exitCode, text]).toEqual([2, expect.stringMatching(message)]);
  });
});
