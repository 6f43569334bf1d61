import {
  deleteEndpoint,
  getDelivery,
  listDeliveries,
  listUndelivered,
  updateEndpoint,
  type DeliveryFilter,
  type Principal,
} from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { givenHistory } from '../../testing/given-history';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';

describe('deliveries', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const list = (actor: Principal, filter: DeliveryFilter = {}, endpointId?: string) =>
    webhooks.service.call(listDeliveries, { actor, endpointId, page: {}, filter });

  const publish = async (actor: Principal, given: Partial<Parameters<typeof anEvent>[0]> = {}) => {
    const event = anEvent({ accountId: actor.accountId, ...given });
    await webhooks.service.publish(event);
    return event;
  };

  /** Resolves when this many of the account's deliveries have arrived. */
  const delivered = (actor: Principal, count: number) =>
    eventually(async () => expect((await list(actor, { statuses: ['delivered'] })).count).toBe(count));

  it('show each attempt completely, with secrets redacted', async () => {
    const actor = anActor();
    const { id, path } = await webhooks.givenEndpoint(actor, {
      basicAuth: { username: 'plumbline', password: 'a-password-nobody-reads' },
      headers: [
        { name: 'X-Shown', value: 'shown', hidden: false },
        { name: 'X-Key', value: 'a-value-nobody-reads', hidden: true },
      ],
    });
    webhooks.subscriber.answer(path, ({ headers }, response) => {
      const status = webhooks.subscriber.at(path).length === 1 ? 500 : 200;
      response.writeHead(status, { 'x-echo': `${headers['x-key']?.toString()}!`, 'x-trace': '7' }).end('thanks');
    });
    await publish(actor);
    const delivery = await webhooks.delivery(actor, id, 'delivered');
    const found = await webhooks.service.call(getDelivery, { actor, endpointId: id, id: delivery.id });

    const [request] = webhooks.subscriber.at(path);
    expect(found.body).toBe(request!.body);
    const [first, second] = found.attempts;
    expect(first).toMatchObject({
      number: 1,
      requestHeaders: {
        'X-Shown': 'shown',
        'X-Key': '[hidden]',
        authorization: 'Basic [hidden]',
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': delivery.id,
        'webhook-signature': request!.headers['webhook-signature'],
      },
      responseStatus: 500,
      responseHeaders: { 'x-echo': '[hidden]!', 'x-trace': '7' },
      responseBody: 'thanks',
      error: null,
    });
    expect(Date.parse(first!.nextAttemptAt!)).toBeGreaterThan(Date.parse(first!.startedAt));
    expect(second).toMatchObject({ number: 2, responseStatus: 200, nextAttemptAt: null });
  });

  it('are listed newest first, for one endpoint or the account', async () => {
    const [actor, stranger] = [anActor(), anActor()];
    const [one, other] = [await webhooks.givenEndpoint(actor), await webhooks.givenEndpoint(actor)];
    await webhooks.givenEndpoint(stranger);
    await publish(stranger);
    const events = [];
    for (const round of [1, 2, 3]) {
      events.push(await publish(actor));
      await delivered(actor, 2 * round);
    }

    const ofOne = await list(actor, {}, one.id);
    expect(ofOne.items.map(({ eventId }) => eventId)).toEqual(events.map(({ id }) => id).reverse());
    expect(new Set(ofOne.items.map(({ endpointId }) => endpointId))).toEqual(new Set([one.id]));
    const ofAll = await list(actor);
    expect(ofAll).toMatchObject({ count: 6, countExact: true });
    expect(new Set(ofAll.items.map(({ endpointId }) => endpointId))).toEqual(new Set([one.id, other.id]));
    const ids = ofAll.items.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort().reverse());

    await webhooks.service.call(deleteEndpoint, { actor, id: other.id }, uuidv7());
    expect((await list(actor)).count).toBe(3);
  });

  it('are filtered by name, status, project and time', async () => {
    const actor = anActor();
    const { id: endpointId } = await webhooks.givenEndpoint(actor);
    const first = await publish(actor, { projectId: 3 });
    await delivered(actor, 1);
    const between = new Date().toISOString();
    await eventually(() => expect(new Date().toISOString() > between).toBe(true));
    const second = await publish(actor, { type: 'ticket.updated', projectId: 4 });
    await delivered(actor, 2);
    const third = await publish(actor, { type: 'ticket.deleted' });
    await delivered(actor, 3);
    const matching = async (filter: DeliveryFilter) =>
      (await list(actor, filter, endpointId)).items.map(({ eventId }) => eventId);

    expect(await matching({ eventNames: ['ticket_updated', 'ticket_deleted'] })).toEqual([third.id, second.id]);
    expect(await matching({ projectIds: [3, 4] })).toEqual([second.id, first.id]);
    expect(await matching({ statuses: ['failed', 'pending'] })).toEqual([]);
    expect(await matching({ from: between })).toEqual([third.id, second.id]);
    expect(await matching({ to: between })).toEqual([first.id]);
    expect(await matching({ from: between, projectIds: [3] })).toEqual([]);
  });

  describe('that are undelivered', () => {
    const undelivered = async (actor: Principal) => {
      const { items } = await webhooks.service.call(listUndelivered, { actor, page: {} });
      return items.map(({ endpointId, reason }) => [endpointId, reason]);
    };
    const failing = async (actor: Principal): Promise<GivenEndpoint> => {
      const endpoint = await webhooks.givenEndpoint(actor);
      webhooks.subscriber.answer(endpoint.path, (_, response) => response.writeHead(500).end());
      return endpoint;
    };

    it('were given up, wait for a disabled endpoint, or are late', async () => {
      const actor = anActor();
      const [fine, given, off, late] = [
        await webhooks.givenEndpoint(actor),
        await failing(actor),
        await failing(actor),
        await failing(actor),
      ];
      await publish(actor);
      await webhooks.delivery(actor, fine.id, 'delivered');
      for (const { id } of [given, off, late]) await webhooks.delivery(actor, id, 'failed');
      expect((await undelivered(actor)).sort()).toEqual([given, off, late].map(({ id }) => [id, 'given-up']).sort());

      // As they are during a schedule of hours.
      await webhooks.service.call(updateEndpoint, { actor, id: off.id, active: false }, uuidv7());
      await webhooks.service.database.query(
        `update delivery set status = 'pending', due_at = now() + interval '5 hours'
         where endpoint_id in (select id from endpoint where public_id = any ($1::uuid[]))`,
        [[off.id, late.id]],
      );
      expect((await undelivered(actor)).sort()).toEqual(
        [
          [given.id, 'given-up'],
          [off.id, 'webhook-inactive'],
        ].sort(),
      );
      await webhooks.service.database.query(
        `update delivery set public_id = $2 where endpoint_id = (select id from endpoint where public_id = $1)`,
        [late.id, uuidv7({ msecs: Date.now() - 11 * 60_000 })],
      );
      expect((await undelivered(actor)).sort()).toEqual(
        [
          [given.id, 'given-up'],
          [off.id, 'webhook-inactive'],
          [late.id, 'late'],
        ].sort(),
      );
    });

    it('are visible to owners only', async () => {
      const call = webhooks.service.call(listUndelivered, { actor: anActor({ owner: false }), page: {} });
      await expect(call).rejects.toMatchObject({ code: 'access.owner-required' });
    });
  });

  it('are counted some way beyond the page, so that a client that follows the count reaches the end', async () => {
    const actor = anActor();
    const { id } = await webhooks.givenEndpoint(actor);
    await givenHistory(webhooks.service.database, { endpointId: id, count: 10_600 });
    const page = async (number: number) =>
      webhooks.service.call(listDeliveries, { actor, endpointId: id, page: { number, size: 100 } });
    expect(await page(1)).toMatchObject({ count: 10_100, countExact: false });
    expect(await page(6)).toMatchObject({ count: 10_600, countExact: false });
    expect(await page(7)).toMatchObject({ count: 10_600, countExact: true });
  });
});
