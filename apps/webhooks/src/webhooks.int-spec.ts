import {
  createEndpoint,
  getDelivery,
  getEndpoint,
  listDeliveries,
  resendDelivery,
  toShortCode,
  updateEndpoint,
  deleteEndpoint,
  listEndpoints,
  type Principal,
  type RpcInput,
  type WebhookEndpoint,
} from '@plumbline/contracts';
import { mintWebhookSecret } from '@plumbline/crypto';
import { pendingChanges } from '@plumbline/persistence';
import { Webhook } from 'standardwebhooks';
import { v7 as uuidv7 } from 'uuid';
import { eventually } from '@plumbline/testing';
import { RecordingSubscriber } from '@plumbline/testing';
import { anActor, anEvent, RunningWebhooks, type RunOptions } from './testing/running-webhooks';
import { startServiceBacking } from '@plumbline/testing';

type EndpointInput = Partial<Omit<RpcInput<typeof createEndpoint>, 'actor'>>;

const options: RunOptions = { delays: [50, 50, 50], leaseMs: 60_000, drainMs: 200 };

describe('the webhooks service', () => {
  let backing: Awaited<ReturnType<typeof startServiceBacking>>;
  let webhooks: RunningWebhooks;
  let subscriber: RecordingSubscriber;

  beforeAll(async () => {
    backing = await startServiceBacking('webhooks');
    webhooks = await RunningWebhooks.start(backing, options);
    subscriber = await RecordingSubscriber.start();
  });

  afterAll(async () => {
    await webhooks.stop();
    await subscriber.stop();
    await backing.stop();
  });

  async function givenEndpoint(
    actor: Principal,
    input: EndpointInput = {},
  ): Promise<WebhookEndpoint & { secret: string; path: string }> {
    const secret = mintWebhookSecret();
    const path = `/${uuidv7()}`;
    const endpoint = await webhooks.call(createEndpoint, {
      actor,
      secret,
      targetUrl: subscriber.url(path),
      events: ['*'],
      ...input,
    });
    return { ...endpoint, secret, path };
  }

  const arrival = (path: string, count = 1) =>
    eventually(() => {
      const requests = subscriber.at(path);
      if (requests.length < count) throw new Error(`${requests.length} of ${count} requests at ${path}`);
      return requests;
    });

  /** The only delivery of an endpoint, once it has this status. */
  const delivery = (actor: Principal, endpointId: string, status: string, attempts?: number) =>
    eventually(async () => {
      const { items } = await webhooks.call(listDeliveries, { actor, endpointId, page: {} });
      const [one] = items;
      if (one?.status !== status || (attempts !== undefined && one.attempts !== attempts)) {
        throw new Error(`the delivery is ${JSON.stringify(one)}`);
      }
      return one;
    });

  describe('delivering', () => {
    it('sends the wire format with a signature, Basic auth and the own headers', async () => {
      const actor = anActor();
      const { path, secret } = await givenEndpoint(actor, {
        basicAuth: { username: 'plumbline', password: 'pässword' },
        headers: [
          { name: 'X-Shown', value: 'shown', hidden: false },
          { name: 'X-Key', value: 'hidden', hidden: true },
        ],
      });
      const event = anEvent({ accountId: actor.accountId, projectId: 3, actor: { userId: 9, userAgent: 'sync/1' } });
      await webhooks.publish(event);

      const [request] = await arrival(path);
      expect(request!.method).toBe('POST');
      expect(request!.headers).toMatchObject({
        'content-type': 'application/json',
        'user-agent': 'Plumbline-Webhooks/1',
        authorization: `Basic ${Buffer.from('plumbline:pässword').toString('base64')}`,
        'x-shown': 'shown',
        'x-key': 'hidden',
      });
      const body = new Webhook(secret).verify(request!.body, request!.headers as Record<string, string>);
      expect(body).toEqual({
        data: event.data,
        event_name: 'ticket_created',
        event_id: event.id,
        occurred_at: event.occurredAt,
        account_id: toShortCode(actor.accountId),
        project_id: toShortCode(3),
        actor: { user_id: toShortCode(9), origin_user_agent: 'sync/1' },
      });
    });

    it('records the attempt, and the webhook-id is the id of the delivery', async () => {
      const actor = anActor();
      const { id, path } = await givenEndpoint(actor);
      subscriber.answer(path, (_, response) => response.writeHead(201).end('thanks'));
      const event = anEvent({ accountId: actor.accountId });
      await webhooks.publish(event);
      const [request] = await arrival(path);
      const found = await delivery(actor, id, 'delivered');
      expect(found).toMatchObject({
        id: request!.headers['webhook-id'],
        endpointId: id,
        eventId: event.id,
        eventName: 'ticket_created',
        attempts: 1,
        nextAttemptAt: null,
      });
      const { attempts } = await webhooks.call(getDelivery, { actor, endpointId: id, id: found.id });
      expect(attempts).toEqual([
        expect.objectContaining({ number: 1, responseStatus: 201, responseBody: 'thanks', error: null }),
      ]);
    });

    it('sends an event that the broker hands out twice once', async () => {
      const actor = anActor();
      const { id, path } = await givenEndpoint(actor);
      const event = anEvent({ accountId: actor.accountId });
      await webhooks.publish(event);
      await webhooks.publish(event);
      const marker = anEvent({ accountId: actor.accountId });
      await webhooks.publish(marker);
      await arrival(path, 2);
      const { items } = await webhooks.call(listDeliveries, { actor, endpointId: id, page: {} });
      expect(items.map(({ eventId }) => eventId).sort()).toEqual([event.id, marker.id].sort());
    });

    it('tells nobody of events that stay inside', async () => {
      const actor = anActor();
      const { path } = await givenEndpoint(actor);
      await webhooks.publish(anEvent({ accountId: actor.accountId, type: 'account.created' }));
      await webhooks.publish(anEvent({ accountId: actor.accountId, type: 'something.unheard-of' }));
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      const requests = await arrival(path);
      expect(requests).toHaveLength(1);
      expect(requests[0]!.body).toContain('ticket_created');
    });

    it('gets a burst through, each delivery once', async () => {
      const actor = anActor();
      const endpoints = [await givenEndpoint(actor), await givenEndpoint(actor)];
      const events = Array.from({ length: 200 }, () => anEvent({ accountId: actor.accountId }));
      await Promise.all(events.map((event) => webhooks.publish(event)));
      for (const { path } of endpoints) {
        const requests = await arrival(path, events.length);
        expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(events.length);
        expect(requests).toHaveLength(events.length);
      }
    });
  });

  describe('trying again', () => {
    it('comes back after a 500 with the same webhook-id', async () => {
      const actor = anActor();
      const { id, path } = await givenEndpoint(actor);
      subscriber.answer(path, (_, response) => response.writeHead(subscriber.at(path).length === 1 ? 500 : 200).end());
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      const requests = await arrival(path, 2);
      expect(requests[1]!.headers['webhook-id']).toBe(requests[0]!.headers['webhook-id']);
      expect(requests[1]!.body).toBe(requests[0]!.body);
      await delivery(actor, id, 'delivered', 2);
    });

    it('gives up at the end of the schedule, and starts it anew when the delivery is resent', async () => {
      const actor = anActor();
      const { id, path } = await givenEndpoint(actor);
      subscriber.answer(path, (_, response) => response.writeHead(503).end());
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      const failed = await delivery(actor, id, 'failed', 4);
      subscriber.answer(path, (_, response) => response.writeHead(200).end());
      const resent = await webhooks.call(resendDelivery, { actor, endpointId: id, id: failed.id }, uuidv7());
      expect(resent.status).toBe('pending');
      await delivery(actor, id, 'delivered', 5);
      expect(new Set(subscriber.at(path).map(({ headers }) => headers['webhook-id']))).toEqual(new Set([failed.id]));
    });

    it('does not follow a redirect', async () => {
      const actor = anActor();
      const { id, path } = await givenEndpoint(actor);
      subscriber.answer(path, (_, response) =>
        response.writeHead(307, { location: subscriber.url('/elsewhere') }).end(),
      );
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      const failed = await delivery(actor, id, 'failed');
      expect(failed.attempts).toBe(4);
      expect(subscriber.at('/elsewhere')).toEqual([]);
    });

    it('switches the endpoint off at a 410, and says so', async () => {
      const actor = anActor();
      const { id, path } = await givenEndpoint(actor);
      subscriber.answer(path, (_, response) => response.writeHead(410).end());
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      await delivery(actor, id, 'failed', 1);
      expect((await webhooks.call(getEndpoint, { actor, id })).active).toBe(false);
      await eventually(() =>
        expect(webhooks.log.some((line) => line.includes('"type":"webhook.disabled"'))).toBe(true),
      );
    });

    it('waits while the endpoint is switched off, and goes on when it is switched on', async () => {
      const actor = anActor();
      const { id, path } = await givenEndpoint(actor);
      let fail = () => {};
      subscriber.answer(path, (_, response) => (fail = () => response.writeHead(500).end()));
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      await arrival(path);
      await webhooks.call(updateEndpoint, { actor, id, active: false }, uuidv7());
      subscriber.answer(path, (_, response) => response.writeHead(200).end());
      fail();
      await delivery(actor, id, 'pending', 1);
      // Long enough for other deliveries is long enough for the next attempt.
      const other = await givenEndpoint(actor);
      subscriber.answer(other.path, (_, response) =>
        response.writeHead(subscriber.at(other.path).length < 3 ? 500 : 200).end(),
      );
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      await delivery(actor, other.id, 'delivered', 3);
      await delivery(actor, id, 'pending', 1);
      await webhooks.call(updateEndpoint, { actor, id, active: true }, uuidv7());
      await delivery(actor, id, 'delivered', 2);
    });

    it('says why there was no answer', async () => {
      const actor = anActor();
      const { id } = await givenEndpoint(actor, { targetUrl: 'http://127.0.0.1:9/' });
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      const failed = await delivery(actor, id, 'failed');
      const { attempts } = await webhooks.call(getDelivery, { actor, endpointId: id, id: failed.id });
      expect(attempts.map(({ number, error }) => [number, error])).toEqual(
        [1, 2, 3, 4].map((number) => [number, 'connection-refused']),
      );
    });
  });

  describe('what is hidden', () => {
    const [password, value, changed] = ['password-nobody-reads', 'value-nobody-reads', 'changed-nobody-reads'];

    it('is in no reply, no log line and no row, also when the subscriber echoes it', async () => {
      const actor = anActor();
      const { id, path, secret } = await givenEndpoint(actor, {
        basicAuth: { username: 'u', password },
        headers: [{ name: 'X-Key', value, hidden: true }],
      });
      subscriber.answer(path, (request, response) => response.writeHead(500).end(JSON.stringify(request.headers)));
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      const failed = await delivery(actor, id, 'failed');
      const replies = [
        await webhooks.call(getEndpoint, { actor, id }),
        await webhooks.call(listEndpoints, { actor, page: {} }),
        await webhooks.call(updateEndpoint, { actor, id, headers: [{ name: 'x-key', hidden: true }] }, uuidv7()),
        await webhooks.call(updateEndpoint, { actor, id, basicAuth: { username: 'u', password: changed } }, uuidv7()),
        await webhooks.call(listDeliveries, { actor, endpointId: id, page: {} }),
        await webhooks.call(getDelivery, { actor, endpointId: id, id: failed.id }),
        await webhooks
          .call(
            updateEndpoint,
            { actor, id, headers: [{ name: 'X-Key', hidden: false }], targetUrl: 'nonsense' },
            uuidv7(),
          )
          .catch((error: unknown) => error),
      ];
      const rows = await Promise.all(
        ['endpoint', 'event', 'delivery', 'delivery_attempt', 'outbox', 'processed_request'].map((table) =>
          webhooks.database.query<unknown[]>(`select t::text from ${table} t`),
        ),
      );
      const said = JSON.stringify([replies, rows, webhooks.log]);
      expect(said).toContain('[hidden]');
      const credentials = Buffer.from(`u:${password}`).toString('base64');
      for (const text of [password, value, changed, credentials, secret, secret.slice(6)])
        expect(said).not.toContain(text);
    });

    it('keeps its value when a change leaves it out', async () => {
      const actor = anActor();
      const { id, path } = await givenEndpoint(actor, {
        basicAuth: { username: 'u', password },
        headers: [{ name: 'X-Key', value, hidden: true }],
      });
      const changedTo = await webhooks.call(
        updateEndpoint,
        {
          actor,
          id,
          basicAuth: { username: 'u' },
          headers: [
            { name: 'x-key', hidden: true },
            { name: 'X-New', value: 'n' },
          ],
        },
        uuidv7(),
      );
      expect(changedTo).toMatchObject({
        basicAuth: { username: 'u', passwordSet: true },
        headers: [
          { name: 'x-key', hidden: true },
          { name: 'X-New', value: 'n', hidden: false },
        ],
      });
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      const [request] = await arrival(path);
      expect(request!.headers).toMatchObject({
        'x-key': value,
        'x-new': 'n',
        authorization: `Basic ${Buffer.from(`u:${password}`).toString('base64')}`,
      });
    });

    it('is wiped when the endpoint is deleted', async () => {
      const actor = anActor();
      const { id } = await givenEndpoint(actor, { headers: [{ name: 'X-Key', value, hidden: true }] });
      await webhooks.call(deleteEndpoint, { actor, id }, uuidv7());
      await expect(webhooks.call(getEndpoint, { actor, id })).rejects.toMatchObject({ code: 'webhooks.not-found' });
      const [row] = await webhooks.database.query<object[]>(
        'select headers, signing_keys, sealed_basic_password from endpoint where public_id = $1',
        [id],
      );
      expect(row).toEqual({ headers: [], signing_keys: [], sealed_basic_password: null });
    });
  });

  describe('managing endpoints', () => {
    it('is for owners only', async () => {
      const actor = anActor();
      const { id } = await givenEndpoint(actor);
      const member = { ...actor, owner: false };
      const refused = { code: 'access.owner-required' };
      await expect(givenEndpoint(member)).rejects.toMatchObject(refused);
      await expect(webhooks.call(listEndpoints, { actor: member, page: {} })).rejects.toMatchObject(refused);
      await expect(webhooks.call(getEndpoint, { actor: member, id })).rejects.toMatchObject(refused);
      await expect(webhooks.call(deleteEndpoint, { actor: member, id }, uuidv7())).rejects.toMatchObject(refused);
      await expect(webhooks.call(listDeliveries, { actor: member, endpointId: id, page: {} })).rejects.toMatchObject(
        refused,
      );
    });

    it('does not find what is another account’s', async () => {
      const [actor, stranger] = [anActor(), anActor()];
      const { id, path } = await givenEndpoint(actor);
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      await arrival(path);
      const { id: deliveryId } = await delivery(actor, id, 'delivered');
      const none = { code: 'webhooks.not-found' };
      await expect(webhooks.call(getEndpoint, { actor: stranger, id })).rejects.toMatchObject(none);
      await expect(
        webhooks.call(updateEndpoint, { actor: stranger, id, active: false }, uuidv7()),
      ).rejects.toMatchObject(none);
      await expect(webhooks.call(deleteEndpoint, { actor: stranger, id }, uuidv7())).rejects.toMatchObject(none);
      await expect(
        webhooks.call(getDelivery, { actor: stranger, endpointId: id, id: deliveryId }),
      ).rejects.toMatchObject(none);
      await expect(
        webhooks.call(resendDelivery, { actor: stranger, endpointId: id, id: deliveryId }, uuidv7()),
      ).rejects.toMatchObject(none);
      const own = await givenEndpoint(stranger);
      await expect(
        webhooks.call(getDelivery, { actor: stranger, endpointId: own.id, id: deliveryId }),
      ).rejects.toMatchObject({ code: 'webhooks.delivery-not-found' });
      expect((await webhooks.call(listEndpoints, { actor: stranger, page: {} })).items.map((item) => item.id)).toEqual([
        own.id,
      ]);
    });

    it('names everything wrong at once, and saves nothing', async () => {
      const actor = anActor();
      const failure = await givenEndpoint(actor, {
        targetUrl: 'https://user:password@example.com/',
        events: ['ticket_created', 'ticket_exploded'],
        basicAuth: { username: 'u' },
        headers: [
          { name: 'Host', value: 'x', hidden: false },
          { name: 'X-Key', hidden: true },
        ],
      }).catch((error: unknown) => error);
      expect(failure).toMatchObject({
        problems: [
          { code: 'webhooks.target-not-allowed', source: { pointer: '/data/attributes/target-url' } },
          { code: 'webhooks.unknown-event', source: { pointer: '/data/attributes/events/1' } },
          { code: 'request.invalid', source: { pointer: '/data/attributes/basic-auth/password' } },
          { code: 'webhooks.header-not-allowed', source: { pointer: '/data/attributes/headers/0/name' } },
          { code: 'request.invalid', source: { pointer: '/data/attributes/headers/1/value' } },
        ],
      });
      expect((await webhooks.call(listEndpoints, { actor, page: {} })).count).toBe(0);
    });

    it('makes one endpoint of a call that arrives twice', async () => {
      const actor = anActor();
      const input = { actor, secret: mintWebhookSecret(), targetUrl: subscriber.url('/'), events: ['*'] };
      const key = uuidv7();
      const first = await webhooks.call(createEndpoint, input, key);
      expect(await webhooks.call(createEndpoint, input, key)).toEqual(first);
      expect((await webhooks.call(listEndpoints, { actor, page: {} })).count).toBe(1);
    });
  });

  describe('losing nothing', () => {
    it('repeats a delivery that was sent and not recorded, with the same webhook-id', async () => {
      const actor = anActor();
      const { id, path } = await givenEndpoint(actor);
      await webhooks.publish(anEvent({ accountId: actor.accountId }));
      await arrival(path);
      const { id: deliveryId } = await delivery(actor, id, 'delivered');
      // The row as a process leaves it that dies between sending and recording.
      await webhooks.database.query(
        `update delivery set status = 'pending', attempts = 0, run_attempts = 0, due_at = now() where public_id = $1`,
        [deliveryId],
      );
      const requests = await arrival(path, 2);
      expect(requests.map(({ headers }) => headers['webhook-id'])).toEqual([deliveryId, deliveryId]);
      await delivery(actor, id, 'delivered');
    });
  });

  it('has a schema that fits its entities', async () => {
    expect(await pendingChanges(webhooks.database)).toEqual([]);
  });

  it('makes delivery ids that are UUIDs of version 7 and of this moment', async () => {
    const [{ id }] = await webhooks.database.query<[{ id: string }]>('select uuid_v7() as id');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Math.abs(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000);
  });
});
