import { getEndpoint, listDeliveries, updateEndpoint, type Principal } from '@plumbline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { anActor, anEvent } from '../testing/samples';
import { WebhooksUnderTest } from '../testing/webhooks-under-test';

describe('a pause', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const pause = (actor: Principal, id: string) =>
    webhooks.service.call(updateEndpoint, { actor, id, pause: true }, uuidv7());
  const set = (actor: Principal, id: string, active: boolean) =>
    webhooks.service.call(updateEndpoint, { actor, id, active }, uuidv7());

  it('makes events wait until it ends', async () => {
    const actor = anActor();
    const { id, path } = await webhooks.givenEndpoint(actor);
    expect(await pause(actor, id)).toMatchObject({ active: false, paused: true });
    const other = await webhooks.givenEndpoint(actor);
    const events = [anEvent({ accountId: actor.accountId }), anEvent({ accountId: actor.accountId })];
    for (const event of events) await webhooks.service.publish(event);
    await webhooks.arrival(other.path, 2);
    const { items } = await webhooks.service.call(listDeliveries, { actor, endpointId: id, page: {} });
    expect(items.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['pending', 0],
      ['pending', 0],
    ]);

    expect(await set(actor, id, true)).toMatchObject({ active: true, paused: false });
    const bodies = (await webhooks.arrival(path, 2)).map(({ body }) => JSON.parse(body) as { event_id: string });
    expect(bodies.map(({ event_id }) => event_id).sort()).toEqual(events.map((event) => event.id).sort());
  });

  it('does not end when the visible value is written back', async () => {
    const actor = anActor();
    const { id } = await webhooks.givenEndpoint(actor);
    await pause(actor, id);
    expect(await set(actor, id, false)).toMatchObject({ active: false, paused: true });
    expect(await webhooks.service.call(getEndpoint, { actor, id })).toMatchObject({ active: false, paused: true });
  });

  it('accepts events, which a disabled endpoint does not', async () => {
    const actor = anActor();
    const { id } = await webhooks.givenEndpoint(actor);
    expect(await set(actor, id, false)).toMatchObject({ active: false, paused: false });
    const other = await webhooks.givenEndpoint(actor);
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    await webhooks.arrival(other.path);
    expect((await webhooks.service.call(listDeliveries, { actor, endpointId: id, page: {} })).count).toBe(0);
  });
});
