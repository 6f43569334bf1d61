import { setTimeout as later } from 'node:timers/promises';
import { getStatistics } from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { RetentionService } from '../../retention/retention.service';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest } from '../../testing/webhooks-under-test';

describe('statistics', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const read = (actor: ReturnType<typeof anActor>, endpointId: string, time: { from?: string; to?: string } = {}) =>
    webhooks.service.call(getStatistics, { actor, endpointId, ...time });

  it('count every attempt in its hour, by outcome and duration', async () => {
    const actor = anActor();
    const fine = await webhooks.givenEndpoint(actor);
    const failing = await webhooks.givenEndpoint(actor);
    webhooks.subscriber.answer(fine.path, (_, response) => void later(120).then(() => response.writeHead(200).end()));
    webhooks.subscriber.answer(failing.path, (_, response) => response.writeHead(500).end());
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    await webhooks.delivery(actor, failing.id, 'failed');
    await eventually(async () =>
      expect((await read(actor, failing.id)).total).toMatchObject({ retried: 3, failed: 1 }),
    );

    const { total, hours, from, to } = await eventually(async () => {
      const found = await read(actor, fine.id);
      expect(found.total).toMatchObject({ delivered: 1, retried: 0, failed: 0 });
      return found;
    });
    expect(total.p50Ms).toBeGreaterThan(110);
    expect(total.p95Ms).toBeGreaterThanOrEqual(total.p50Ms!);
    expect(Date.parse(to) - Date.parse(from)).toBe(24 * 60 * 60_000);
    expect(hours).toHaveLength(24);
    expect(hours.slice(-2).reduce((sum, { delivered }) => sum + delivered, 0)).toBe(1);
  });

  it('are deleted after the retention period', async () => {
    const actor = anActor();
    const { id } = await webhooks.givenEndpoint(actor);
    await webhooks.service.database.query(
      `insert into attempt_statistic
       select id, date_trunc('hour', now() - days * interval '1 day'), 'delivered', 10, 5
       from endpoint, unnest(array[29, 32]) as days where public_id = $1`,
      [id],
    );
    await webhooks.service.get(RetentionService).run();
    const kept = await webhooks.service.database.query<object[]>(
      'select 1 from attempt_statistic where endpoint_id = (select id from endpoint where public_id = $1)',
      [id],
    );
    expect(kept).toHaveLength(1);
  });

  it('are visible to owners only, for endpoints of the account and valid periods', async () => {
    const actor = anActor();
    const { id } = await webhooks.givenEndpoint(actor);
    await expect(read(anActor(), id)).rejects.toMatchObject({ code: 'webhooks.not-found' });
    await expect(read({ ...actor, owner: false }, id)).rejects.toMatchObject({ code: 'access.owner-required' });
    const backwards = { from: '2026-11-24T08:00:00.000Z', to: '2026-11-23T08:00:00.000Z' };
    await expect(read(actor, id, backwards)).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
