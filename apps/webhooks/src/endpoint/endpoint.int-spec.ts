import {
  createEndpoint,
  deleteEndpoint,
  getDelivery,
  getEndpoint,
  listDeliveries,
  listEndpoints,
  resendDelivery,
  updateEndpoint,
} from '@plumbline/contracts';
import { mintWebhookSecret } from '@plumbline/crypto';
import { v7 as uuidv7 } from 'uuid';
import { anActor, anEvent } from '../testing/samples';
import { WebhooksUnderTest } from '../testing/webhooks-under-test';
import { acceptsEvents, acceptsEventsSql, deliversNow, deliversNowSql } from './endpoint-status.policy';

const booleans = [true, false];
const times = [null, new Date()];
const statuses = booleans.flatMap((active) =>
  booleans.flatMap((paused) =>
    (['none', 'pending', 'verified', 'failed'] as const).flatMap((verification) =>
      times.flatMap((verifiedAt) =>
        times.map((deletedAt) => ({ active, paused, verification, verifiedAt, deletedAt })),
      ),
    ),
  ),
);

describe('endpoints', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start({ drainMs: 200 });
  });
  afterAll(() => webhooks.stop());

  it('can be managed by owners only', async () => {
    const actor = anActor();
    const { id } = await webhooks.givenEndpoint(actor);
    const member = { ...actor, owner: false };
    const refused = { code: 'access.owner-required' };
    await expect(webhooks.givenEndpoint(member)).rejects.toMatchObject(refused);
    await expect(webhooks.service.call(listEndpoints, { actor: member, page: {} })).rejects.toMatchObject(refused);
    await expect(webhooks.service.call(getEndpoint, { actor: member, id })).rejects.toMatchObject(refused);
    await expect(webhooks.service.call(deleteEndpoint, { actor: member, id }, uuidv7())).rejects.toMatchObject(refused);
    await expect(
      webhooks.service.call(listDeliveries, { actor: member, endpointId: id, page: {} }),
    ).rejects.toMatchObject(refused);
  });

  it('are not found by other accounts', async () => {
    const [actor, stranger] = [anActor(), anActor()];
    const { id, path } = await webhooks.givenEndpoint(actor);
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    await webhooks.arrival(path);
    const { id: deliveryId } = await webhooks.delivery(actor, id, 'delivered');
    const notFound = { code: 'webhooks.not-found' };
    await expect(webhooks.service.call(getEndpoint, { actor: stranger, id })).rejects.toMatchObject(notFound);
    await expect(
      webhooks.service.call(updateEndpoint, { actor: stranger, id, active: false }, uuidv7()),
    ).rejects.toMatchObject(notFound);
    await expect(webhooks.service.call(deleteEndpoint, { actor: stranger, id }, uuidv7())).rejects.toMatchObject(
      notFound,
    );
    await expect(
      webhooks.service.call(getDelivery, { actor: stranger, endpointId: id, id: deliveryId }),
    ).rejects.toMatchObject(notFound);
    await expect(
      webhooks.service.call(resendDelivery, { actor: stranger, endpointId: id, id: deliveryId }, uuidv7()),
    ).rejects.toMatchObject(notFound);
    const own = await webhooks.givenEndpoint(stranger);
    await expect(
      webhooks.service.call(getDelivery, { actor: stranger, endpointId: own.id, id: deliveryId }),
    ).rejects.toMatchObject({ code: 'webhooks.delivery-not-found' });
    expect(
      (await webhooks.service.call(listEndpoints, { actor: stranger, page: {} })).items.map((item) => item.id),
    ).toEqual([own.id]);
  });

  it('are not saved when invalid, with every problem reported at once', async () => {
    const actor = anActor();
    const failure = await webhooks
      .givenEndpoint(actor, {
        targetUrl: 'https://user:password@example.com/',
        events: ['ticket_created', 'ticket_exploded'],
        basicAuth: { username: 'u' },
        headers: [
          { name: 'Host', value: 'x', hidden: false },
          { name: 'X-Key', hidden: true },
        ],
      })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      problems: [
        { code: 'webhooks.target-not-allowed', source: { pointer: '/data/attributes/target-url' } },
        { code: 'webhooks.unknown-event', source: { pointer: '/data/attributes/events/1' } },
        { code: 'request.invalid', source: { pointer: '/data/attributes/basic-auth/password' } },
        { code: 'webhooks.header-not-allowed', source: { pointer: '/data/attributes/headers/0/name' } },
        { code: 'request.invalid', source: { pointer: '/data/attributes/headers/1/value' } },
      ],
    });
    expect((await webhooks.service.call(listEndpoints, { actor, page: {} })).count).toBe(0);
  });

  it('are created once by a repeated call', async () => {
    const actor = anActor();
    const input = { actor, secret: mintWebhookSecret(), targetUrl: webhooks.subscriber.url('/'), events: ['*'] };
    const key = uuidv7();
    const first = await webhooks.service.call(createEndpoint, input, key);
    expect(await webhooks.service.call(createEndpoint, input, key)).toEqual(first);
    expect((await webhooks.service.call(listEndpoints, { actor, page: {} })).count).toBe(1);
  });

  it('have the same status in SQL as in the policy', async () => {
    const inSql = await webhooks.service.database.query<{ delivers: boolean; accepts: boolean }[]>(
      `select ${deliversNowSql} as delivers, ${acceptsEventsSql} as accepts
       from jsonb_array_elements($1::jsonb) with ordinality as element (value, position),
         jsonb_to_record(value) as endpoint
           (active boolean, paused boolean, verification text, verified_at timestamptz, deleted_at timestamptz)
       order by position`,
      [
        JSON.stringify(
          statuses.map(({ verifiedAt, deletedAt, ...status }) => ({
            ...status,
            verified_at: verifiedAt,
            deleted_at: deletedAt,
          })),
        ),
      ],
    );
    expect(inSql).toEqual(
      statuses.map((status) => ({ delivers: deliversNow(status), accepts: acceptsEvents(status) })),
    );
  });
});
