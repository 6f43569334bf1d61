import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toShortCode, type EventEnvelope } from '@plumbline/contracts';
import { deadLettersOf, HeldEvents, type HeldEvent } from '@plumbline/messaging';
import { eventually } from '@plumbline/testing';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import { runToEnd } from '../../../../tools/examples/built-programs';
import { root } from '../../../../tools/installation/paths';
import { anActor } from '../testing/samples';
import { WebhooksUnderTest } from '../testing/webhooks-under-test';

// A publisher of another team has only this document and an AMQP library.
const document = JSON.parse(readFileSync(join(__dirname, '../../../../docs/asyncapi.json'), 'utf8')) as {
  channels: { events: { bindings: { amqp: { exchange: { name: string } } } } };
  operations: { publishEvent: { bindings: { amqp: { deliveryMode: number; mandatory: boolean } } } };
  components: { messages: Record<string, { contentType?: string; examples: { payload: EventEnvelope }[] }> };
};
const { exchange } = document.channels.events.bindings.amqp;
const { deliveryMode, mandatory } = document.operations.publishEvent.bindings.amqp;
const exampleOf = (type: string) => document.components.messages[type]!.examples[0]!.payload;

describe('a publisher that only knows the AsyncAPI document', () => {
  let webhooks: WebhooksUnderTest;
  let broker: ChannelModel;
  let channel: ConfirmChannel;
  let heldEvents: HeldEvents;
  /** URL of a user who may only write to the exchange, as docs/events.md advises. */
  let publisherUrl: string;

  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
    broker = await connect(webhooks.brokerUrl);
    channel = await broker.createConfirmChannel();
    heldEvents = await HeldEvents.open(webhooks.brokerUrl);
    publisherUrl = await webhooks.brokerUrlOfUser({ configure: '', write: '^domain\\.events$', read: '' });
  });

  afterAll(async () => {
    await heldEvents.close();
    await broker.close();
    await webhooks.stop();
  });

  async function publish(event: EventEnvelope, headers?: Record<string, string>): Promise<void> {
    const properties = {
      contentType: 'application/json',
      deliveryMode,
      mandatory,
      messageId: event.id,
      type: event.type,
      headers,
    };
    channel.publish(exchange.name, event.type, Buffer.from(JSON.stringify(event)), properties);
    await channel.waitForConfirms();
  }

  const webhooksDeadLetters = deadLettersOf('webhooks');

  let lastProject = 0;
  const anExample = (type: string, given: Partial<EventEnvelope>): EventEnvelope => ({
    ...exampleOf(type),
    id: uuidv7(),
    projectId: (lastProject += 1),
    ...given,
  });

  const deadLetter = (id: string): Promise<HeldEvent> =>
    eventually(async () => {
      const { events } = await heldEvents.list(webhooksDeadLetters, 100);
      const found = events.find((letter) => letter.id === id);
      if (!found) throw new Error(`${id} is not among the dead letters`);
      return found;
    });

  it('reaches the webhooks of the account', async () => {
    const actor = anActor();
    const { path } = await webhooks.givenEndpoint(actor);
    const event = anExample('ticket.created', { accountId: actor.accountId });
    await publish(event);
    const [request] = await webhooks.arrival(path);
    expect(JSON.parse(request!.body)).toMatchObject({
      data: event.data,
      event_name: 'ticket_created',
      event_id: event.id,
      account_id: toShortCode(actor.accountId),
      project_id: toShortCode(event.projectId!),
      actor: { origin_user_agent: 'site-diary/2.4' },
    });
  });

  it('may be the example in TypeScript', async () => {
    const actor = anActor();
    const { path } = await webhooks.givenEndpoint(actor);
    const { exitCode, output, errors } = await runToEnd(
      { dir: root, start: [process.execPath, '--import', 'tsx', 'examples/publishers/typescript/publish.ts'] },
      {
        args: ['comment.added'],
        env: { RABBITMQ_URL: publisherUrl, ACCOUNT_ID: String(actor.accountId) },
        input: readFileSync(join(root, 'examples/publishers/comment.json'), 'utf8'),
      },
    );
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    const [request] = await webhooks.arrival(path);
    expect(JSON.parse(request!.body)).toMatchObject({ event_name: 'comment_added', event_id: output.trim() });
  });

  it('may not declare the exchange, and may look whether it exists', async () => {
    const own = await connect(publisherUrl);
    const declaring = await own.createChannel();
    declaring.on('error', () => undefined);
    await expect(declaring.assertExchange(exchange.name, 'topic')).rejects.toMatchObject({ code: 403 });
    await (await own.createChannel()).checkExchange(exchange.name);
    await own.close();
  });

  it('may write times as its language does; subscribers receive them in UTC, with milliseconds', async () => {
    const actor = anActor();
    const { path } = await webhooks.givenEndpoint(actor);
    const event = anExample('ticket.created', { accountId: actor.accountId });
    const { attributes } = event.data as { attributes: object };
    const data = { ...event.data, attributes: { ...attributes, 'created-at': '2026-11-27T04:00:57+01:00' } };
    await publish({ ...event, data, occurredAt: '2026-11-27T03:00:57.488291+00:00' });
    const [request] = await webhooks.arrival(path);
    expect(JSON.parse(request!.body)).toMatchObject({
      data: { attributes: { 'created-at': '2026-11-27T03:00:57.000Z' } },
      occurred_at: '2026-11-27T03:00:57.488Z',
    });
  });

  it('can publish every example of the document', async () => {
    const actor = anActor();
    const types = Object.keys(document.components.messages).filter((name) => name.includes('.'));
    for (const type of types) await publish(anExample(type, { accountId: actor.accountId }));
    const marker = anExample('ticket.created', { accountId: actor.accountId, type: 'nothing.known' });
    await publish(marker);
    await deadLetter(marker.id);
    const { events } = await heldEvents.list(webhooksDeadLetters, 1_000);
    expect(events.filter(({ accountId, id }) => accountId === actor.accountId && id !== marker.id)).toEqual([]);
  });

  it('finds a dead letter for a type that is not in the catalogue', async () => {
    const event = { ...anExample('ticket.created', anActor()), type: 'ticket.exploded' };
    await publish(event);
    expect(await deadLetter(event.id)).toMatchObject({
      type: 'ticket.exploded',
      reason: 'refused: events.unknown-type (there is no "ticket.exploded" in the catalogue)',
    });
  });

  it('finds a dead letter for invalid data, with the place', async () => {
    const event = anExample('ticket.created', { accountId: anActor().accountId });
    const attributes = { ...(event.data.attributes as object), 'due-date': null };
    await publish({ ...event, data: { ...event.data, attributes } });
    expect((await deadLetter(event.id)).reason).toMatch(/^refused: events\.invalid \(.*attributes\.?\["?due-date"?\]/);
  });

  it('finds a dead letter for a project of another account', async () => {
    const [owner, stranger] = [anActor(), anActor()];
    const created = anExample('project.created', { accountId: owner.accountId });
    await publish(created);
    const { path } = await webhooks.givenEndpoint(stranger);
    // The service can only reject the other account once it knows the project.
    await eventually(async () => {
      const known = await webhooks.service.database.query<unknown[]>('select from project_copy where id = $1', [
        created.projectId,
      ]);
      expect(known).toHaveLength(1);
    });
    const foreign = anExample('ticket.created', { accountId: stranger.accountId, projectId: created.projectId });
    await publish(foreign);
    expect((await deadLetter(foreign.id)).reason).toMatch(/^refused: events\.foreign-project /);
    expect(webhooks.subscriber.at(path)).toEqual([]);
  });

  it('finds a dead letter for an event that the database cannot store, and what is published with it arrives', async () => {
    const [actor, other] = [anActor(), anActor()];
    const paths = await Promise.all([actor, other].map(async (each) => (await webhooks.givenEndpoint(each)).path));
    const [bad, ...good] = [actor, actor, other].map(({ accountId }) => anExample('ticket.created', { accountId }));

    await Promise.all([publish(bad!, { 'request-id': 'a\0b' }), ...good.map((event) => publish(event))]);

    for (const path of paths) expect(await webhooks.arrival(path)).toHaveLength(1);
    expect((await deadLetter(bad!.id)).reason).toMatch(/^refused: the database cannot store it \(SQLSTATE 22...\)$/);
  });

  it('reaches the webhooks when an operator redrives a dead letter that is valid by now', async () => {
    const actor = anActor();
    const { path } = await webhooks.givenEndpoint(actor);
    const event = anExample('ticket.created', { accountId: actor.accountId });
    // An older release, which did not know the type, left it like this.
    const headers = { 'dead-letter-reason': 'refused: events.unknown-type' };
    channel.sendToQueue('webhooks.events.dead', Buffer.from(JSON.stringify(event)), { messageId: event.id, headers });
    await channel.waitForConfirms();
    await deadLetter(event.id);

    expect(await heldEvents.redrive(webhooksDeadLetters, [event.id])).toMatchObject({ moved: 1 });
    const [request] = await webhooks.arrival(path);
    expect(JSON.parse(request!.body)).toMatchObject({ event_id: event.id });
  });

  it('finds no dead letter for an unknown account, which has no webhooks', async () => {
    const event = anExample('ticket.created', { accountId: 987_654_321 });
    await publish(event);
    await eventually(async () => {
      const stored = await webhooks.service.database.query<unknown[]>('select from event where public_id = $1', [
        event.id,
      ]);
      expect(stored).toHaveLength(1);
    });
    expect((await heldEvents.list(webhooksDeadLetters, 1_000)).events.map(({ id }) => id)).not.toContain(event.id);
  });
});
