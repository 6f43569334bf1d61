import { getEndpoint, updateEndpoint } from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { healthRules } from '../../endpoint/health/endpoint-health.policy';
import { anActor } from '../../testing/samples';
import { WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';
import type { EndpointPage, PageRequest } from './endpoint-pages';
import { EndpointQueueRepository } from './endpoint-queue.repository';

describe('slot pools', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    // 6 slots for healthy, 2 for new and 2 for failing endpoints.
    webhooks = await WebhooksUnderTest.start({ slots: 10, drainMs: 200 });
  });
  afterAll(() => webhooks.stop());

  const hang = ({ path }: GivenEndpoint) => webhooks.subscriber.answer(path, () => undefined);
  /** Endpoints of a separate account with five due deliveries each, whose subscribers never respond. */
  const givenHanging = async (count: number, given: 'new' | 'failing') => {
    const actor = anActor();
    const endpoints: GivenEndpoint[] = [];
    for (let n = 0; n < count; n++) endpoints.push(await webhooks.givenEndpoint(actor));
    if (given === 'failing') {
      for (const { path } of endpoints) {
        webhooks.subscriber.answer(path, (_, response) => response.writeHead(400, { 'retry-after': '1' }).end());
      }
      await webhooks.publish(actor);
      for (const { path } of endpoints) await webhooks.arrival(path);
    }
    endpoints.forEach(hang);
    await webhooks.publish(actor, 5);
    return endpoints;
  };

  it('protect healthy endpoints and other accounts from hanging ones', async () => {
    const actor = anActor();
    const healthy = await webhooks.givenHealthyEndpoint(actor);
    const failing = await givenHanging(6, 'failing');
    await eventually(() => {
      const tries = failing.reduce((sum, { path }) => sum + webhooks.subscriber.at(path).length, 0);
      expect(tries).toBeGreaterThanOrEqual(failing.length + 1);
    });

    await webhooks.publish(actor, 100);
    await webhooks.arrival(healthy.path, 101);
    const fresh = await webhooks.givenHealthyEndpoint(anActor());
    expect(fresh.state).toBe('new');

    await givenHanging(6, 'new');
    await webhooks.publish(actor, 100);
    await webhooks.arrival(healthy.path, 201);
    // The new endpoints that hang leave a slot for the new endpoint of another account.
    await webhooks.givenHealthyEndpoint(anActor());

    // What waits is measured by the health of its endpoint.
    const { service } = webhooks;
    const shards = Array.from({ length: 64 }, (_, shard) => shard);
    const queues = service.get(EndpointQueueRepository);
    const all = async <Item>(most: number, read: (page: PageRequest) => Promise<EndpointPage<Item>>) => {
      const items: Item[] = [];
      for (let after: number | undefined = 0; after !== undefined;) {
        const page = await read({ after, most });
        items.push(...page.items);
        after = page.next;
      }
      return items;
    };
    // The pages have the same together, however many endpoints each looks at.
    const due = (most: number) => all(most, (page) => queues.countDue(service.database.manager, shards, page));
    for (const most of [1_000, 2]) {
      const waiting = (await due(most)).filter(({ state }) => state === 'new');
      expect(waiting.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(6 * 5);
      for (const { oldestSeconds } of waiting) expect(oldestSeconds).toBeGreaterThan(0);
    }

    // A scan finds it.
    const scan = async (most: number) =>
      (await all(most, (page) => queues.findWithDueDeliveries(service.database.manager, shards, page))).map(
        ({ endpointId }) => endpointId,
      );
    const found = await scan(1_000);
    expect(found.length).toBeGreaterThanOrEqual(6);
    expect(await scan(2)).toEqual(found);
  });
});

describe('the circuit breaker', () => {
  const health = { ...healthRules, opensAfter: 3 };
  let webhooks: WebhooksUnderTest;
  beforeEach(async () => {
    webhooks = await WebhooksUnderTest.start({ health, delays: [600_000] });
  });
  afterEach(() => webhooks.stop());

  /** An endpoint with three failed deliveries and two that wait. */
  const givenOpen = async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    webhooks.subscriber.answer(endpoint.path, (_, response) => response.writeHead(500).end());
    await webhooks.publish(actor, 5);
    await webhooks.arrival(endpoint.path, 3);
    await eventually(async () => expect((await view(actor, endpoint)).state).toBe('open'));
    return { actor, endpoint };
  };
  const view = (actor: ReturnType<typeof anActor>, { id }: GivenEndpoint) =>
    webhooks.service.call(getEndpoint, { actor, id });
  const attemptsOf = async ({ id }: GivenEndpoint) => {
    const rows = await webhooks.service.database.query<{ attempts: number }[]>(
      `select attempts from delivery where endpoint_id = (select id from endpoint where public_id = $1) order by id`,
      [id],
    );
    return rows.map(({ attempts }) => attempts);
  };
  const recover = ({ path }: GivenEndpoint) =>
    webhooks.subscriber.answer(path, (_, response) => response.writeHead(204).end());

  it('opens after failures in a row, uses up no attempts of waiting deliveries, and allows a probe after its interval', async () => {
    const { actor, endpoint } = await givenOpen();
    expect(await attemptsOf(endpoint)).toEqual([1, 1, 1, 0, 0]);
    webhooks.service.setClockAhead(31_000);
    await webhooks.arrival(endpoint.path, 4);
    await eventually(async () => expect(await attemptsOf(endpoint)).toEqual([1, 1, 1, 1, 0]));
    // The second interval is twice as long.
    webhooks.service.setClockAhead(62_000);
    await webhooks.publish(actor);
    await eventually(async () => expect(await attemptsOf(endpoint)).toEqual([1, 1, 1, 1, 0, 0]));
    expect(webhooks.subscriber.at(endpoint.path)).toHaveLength(4);
    recover(endpoint);
    webhooks.service.setClockAhead(92_000);
    await webhooks.arrival(endpoint.path, 6);
    await eventually(async () =>
      expect(await view(actor, endpoint)).toMatchObject({ state: 'good', failingSince: null }),
    );
  });

  it('survives a restart', async () => {
    const { actor, endpoint } = await givenOpen();
    await webhooks.restart();
    expect((await view(actor, endpoint)).state).toBe('open');
    await webhooks.givenHealthyEndpoint(anActor());
    expect(webhooks.subscriber.at(endpoint.path)).toHaveLength(3);
    recover(endpoint);
    webhooks.service.setClockAhead(31_000);
    await webhooks.arrival(endpoint.path, 5);
  });

  it.each([
    ['gets another target', (endpoint: GivenEndpoint) => ({ targetUrl: webhooks.subscriber.url(`${endpoint.path}/`) })],
    ['is disabled and enabled', () => ({ active: true })],
  ])('closes when the endpoint %s', async (_, change) => {
    const { actor, endpoint } = await givenOpen();
    const { id, path } = endpoint;
    recover(endpoint);
    await webhooks.service.call(updateEndpoint, { actor, id, active: false }, uuidv7());
    expect((await view(actor, endpoint)).state).toBe('open');
    const changed = await webhooks.service.call(
      updateEndpoint,
      { actor, id, active: true, ...change(endpoint) },
      uuidv7(),
    );
    expect(changed).toMatchObject({ state: 'new', failingSince: null });
    await eventually(async () => expect(await attemptsOf(endpoint)).toEqual([1, 1, 1, 1, 1]));
    expect(webhooks.subscriber.received.filter((request) => request.path.startsWith(path))).toHaveLength(5);
  });

  it('sends no delivery to an endpoint that asked to wait', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    webhooks.subscriber.answer(endpoint.path, (_, response) =>
      response.writeHead(429, { 'retry-after': '7200' }).end(),
    );
    await webhooks.publish(actor, 3);
    await eventually(async () => expect(await attemptsOf(endpoint)).toEqual([1, 0, 0]));
    recover(endpoint);
    webhooks.service.setClockAhead(7_100_000);
    await webhooks.givenHealthyEndpoint(anActor());
    expect(await attemptsOf(endpoint)).toEqual([1, 0, 0]);
    webhooks.service.setClockAhead(7_201_000);
    await eventually(async () => expect(await attemptsOf(endpoint)).toEqual([1, 1, 1]));
  });
});
