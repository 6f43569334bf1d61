import { getEndpoint, updateEndpoint } from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { anActor } from '../../testing/samples';
import { WebhooksUnderTest } from '../../testing/webhooks-under-test';
import { healthRules } from './endpoint-health.policy';

const hour = 3_600_000;

describe('an endpoint that fails for five days', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    const health = { ...healthRules, firstProbeMs: 1 };
    webhooks = await WebhooksUnderTest.start({ health, delays: [600_000] });
  });
  afterAll(() => webhooks.stop());

  it('publishes a notice at 50 % and 90 % of the time, is disabled at 100 %, and is new again when enabled', async () => {
    const actor = anActor();
    const { id, path } = await webhooks.givenEndpoint(actor, { events: ['ticket_created'] });
    webhooks.subscriber.answer(path, (_, response) => response.writeHead(500).end());
    const published = () =>
      webhooks.service.published
        .filter(({ type, data }) => /\.(failing|disabled)$/.test(type) && data['endpointId'] === id)
        .map(({ type, data }) => [type, data['percent'] ?? data['reason']]);
    const view = () => webhooks.service.call(getEndpoint, { actor, id });

    let failures = 0;
    const failAt = async (hours: number) => {
      webhooks.service.setClockAhead(hours * hour);
      await webhooks.publish(actor);
      await webhooks.arrival(path, ++failures);
      await eventually(async () => expect(await failedCount()).toBe(failures));
    };
    const failedCount = async () => {
      const [row] = await webhooks.service.database.query<[{ count: number }]>(
        `select count(*)::int as count from delivery_attempt
         where delivery_id in (select id from delivery where endpoint_id = (select id from endpoint where public_id = $1))`,
        [id],
      );
      return row.count;
    };

    for (const hours of [0, 20, 40, 59]) await failAt(hours);
    expect(published()).toEqual([]);
    await failAt(61);
    await eventually(() => expect(published()).toEqual([['webhook.failing', 50]]));
    for (const hours of [70, 90, 107]) await failAt(hours);
    await failAt(109);
    await eventually(() => expect(published()).toHaveLength(2));
    await failAt(119);
    expect(await view()).toMatchObject({ active: true, disabledReason: null, state: 'open' });
    await failAt(121);
    const notices = [
      ['webhook.failing', 50],
      ['webhook.failing', 90],
      ['webhook.disabled', 'failing'],
    ];
    await eventually(() => expect(published()).toEqual(notices));
    const disabled = await view();
    expect(disabled).toMatchObject({ active: false, disabledReason: 'failing' });
    expect(Date.parse(disabled.failingSince!)).toBeLessThan(Date.now());

    webhooks.subscriber.answer(path, (_, response) => response.writeHead(204).end());
    const enabled = await webhooks.service.call(updateEndpoint, { actor, id, active: true }, uuidv7());
    expect(enabled).toMatchObject({ active: true, disabledReason: null, state: 'new', failingSince: null });
    await webhooks.publish(actor);
    await webhooks.delivery(actor, id, 'delivered');
    expect(published()).toEqual(notices);
  });
});
