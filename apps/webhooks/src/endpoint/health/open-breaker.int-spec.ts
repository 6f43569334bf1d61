import {
  getEndpoint,
  getReplay,
  listDeliveries,
  resendDelivery,
  startReplay,
  testEndpoint,
  type Principal,
} from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { anActor } from '../../testing/samples';
import { WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';
import { healthRules } from './endpoint-health.policy';

const minute = 60_000;

describe('an endpoint whose circuit breaker is open', () => {
  let webhooks: WebhooksUnderTest;
  let actor: Principal;
  let endpoint: GivenEndpoint;
  beforeAll(async () => {
    const health = { ...healthRules, opensAfter: 2, firstProbeMs: 10 * minute };
    webhooks = await WebhooksUnderTest.start({ health, delays: [50, 50, minute], replayStepTries: 1 });
  });
  afterAll(() => webhooks.stop());

  beforeEach(async () => {
    actor = anActor();
    endpoint = await webhooks.givenEndpoint(actor);
    answer(500);
    await webhooks.publish(actor);
    await eventually(async () => expect(await view()).toMatchObject({ state: 'open' }));
    // It waits: the next attempt would be a probe.
    await webhooks.publish(actor);
    await eventually(async () => expect((await deliveries()).map(({ attempts }) => attempts)).toEqual([0, 2]));
  });

  const answer = (status: number) =>
    webhooks.subscriber.answer(endpoint.path, (_, response) => response.writeHead(status).end());
  const view = () => webhooks.service.call(getEndpoint, { actor, id: endpoint.id });
  const deliveries = async () =>
    (await webhooks.service.call(listDeliveries, { actor, endpointId: endpoint.id, page: {} })).items;
  const attempts = () => webhooks.subscriber.at(endpoint.path).length;
  const resend = (id: string) =>
    webhooks.service.call(resendDelivery, { actor, endpointId: endpoint.id, id }, uuidv7());
  const replayed = async () => {
    const period = { failedFrom: new Date(Date.now() - minute).toISOString() };
    const { id } = await webhooks.service.call(startReplay, { actor, endpointId: endpoint.id, ...period }, uuidv7());
    return () => webhooks.service.call(getReplay, { actor, endpointId: endpoint.id, id });
  };

  it('shows when it is tried next', async () => {
    const { failingSince, nextProbeAt } = await view();
    expect(Date.parse(nextProbeAt!) - Date.parse(failingSince!)).toBeGreaterThanOrEqual(10 * minute);
  });

  it('gets a delivery that is resent at once, before those that wait, and all others once it has arrived', async () => {
    answer(204);
    const [waiting, failed] = await deliveries();
    await resend(failed!.id);
    await eventually(async () => expect(await view()).toMatchObject({ state: 'good', nextProbeAt: null }));
    const [, , resent, next] = await webhooks.arrival(endpoint.path, 4);
    expect([resent, next].map((request) => request!.headers['webhook-id'])).toEqual([failed!.id, waiting!.id]);
  });

  it('gets one attempt for a resend, and stays open when that fails', async () => {
    const [, failed] = await deliveries();
    await resend(failed!.id);
    await eventually(async () => expect((await deliveries())[1]).toMatchObject({ status: 'pending', attempts: 3 }));
    expect(await view()).toMatchObject({ state: 'open' });
    expect(attempts()).toBe(3);
  });

  it('works again after a test delivery that succeeds, and not after one that fails', async () => {
    const test = () =>
      webhooks.service.call(testEndpoint, { actor, id: endpoint.id, eventName: 'ticket_created' }, uuidv7());
    await test();
    expect(await view()).toMatchObject({ state: 'open' });
    answer(204);
    await test();
    expect(await view()).toMatchObject({ state: 'good', failingSince: null });
    await eventually(async () => expect((await deliveries())[0]).toMatchObject({ status: 'delivered' }));
  });

  it('has replays that count as delivered only what has arrived', async () => {
    const replay = await replayed();
    await eventually(async () => expect(await replay()).toMatchObject({ state: 'finished', done: 1 }));
    expect(await replay()).toMatchObject({ delivered: 0, undelivered: 0, pending: 1 });
    answer(204);
    await resend((await deliveries())[0]!.id);
    await eventually(async () => expect(await replay()).toMatchObject({ delivered: 1, undelivered: 0, pending: 0 }));
  });

  it('has a replay that ends as failed when its step cannot succeed', async () => {
    await webhooks.service.database.query(`
      create function poison() returns trigger language plpgsql as $$ begin raise 'poison'; end $$;
      create trigger poison before update of replay_id on delivery for each row execute function poison()`);
    const replay = await replayed();
    await eventually(async () => expect(await replay()).toMatchObject({ state: 'failed', done: 0 }));
    await webhooks.service.database.query('drop function poison cascade');
  });
});
