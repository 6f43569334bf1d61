import {
  deleteEndpoint,
  getDelivery,
  getEndpoint,
  listDeliveries,
  listEndpoints,
  updateEndpoint,
} from '@plumbline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest } from '../../testing/webhooks-under-test';

describe('hidden values', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start({ drainMs: 200 });
  });
  afterAll(() => webhooks.stop());

  const [password, value, changed] = ['password-nobody-reads', 'value-nobody-reads', 'changed-nobody-reads'];

  it('appear in no reply, log line or row, even if the subscriber echoes them', async () => {
    const actor = anActor();
    const { id, path, secret } = await webhooks.givenEndpoint(actor, {
      basicAuth: { username: 'u', password },
      headers: [{ name: 'X-Key', value, hidden: true }],
    });
    webhooks.subscriber.answer(path, (request, response) =>
      response.writeHead(500).end(JSON.stringify(request.headers)),
    );
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    const failed = await webhooks.delivery(actor, id, 'failed');
    const replies = [
      await webhooks.service.call(getEndpoint, { actor, id }),
      await webhooks.service.call(listEndpoints, { actor, page: {} }),
      await webhooks.service.call(updateEndpoint, { actor, id, headers: [{ name: 'x-key', hidden: true }] }, uuidv7()),
      await webhooks.service.call(
        updateEndpoint,
        { actor, id, basicAuth: { username: 'u', password: changed } },
        uuidv7(),
      ),
      await webhooks.service.call(listDeliveries, { actor, endpointId: id, page: {} }),
      await webhooks.service.call(getDelivery, { actor, endpointId: id, id: failed.id }),
      await webhooks.service
        .call(
          updateEndpoint,
          { actor, id, headers: [{ name: 'X-Key', hidden: false }], targetUrl: 'nonsense' },
          uuidv7(),
        )
        .catch((error: unknown) => error),
    ];
    const rows = await Promise.all(
      ['endpoint', 'event', 'delivery', 'delivery_attempt', 'outbox', 'processed_request'].map((table) =>
        webhooks.service.database.query<unknown[]>(`select t::text from ${table} t`),
      ),
    );
    const output = JSON.stringify([replies, rows, webhooks.service.log]);
    expect(output).toContain('[hidden]');
    const credentials = Buffer.from(`u:${password}`).toString('base64');
    for (const text of [password, value, changed, credentials, secret, secret.slice(6)])
      expect(output).not.toContain(text);
  });

  it('are kept when a change omits them', async () => {
    const actor = anActor();
    const { id, path } = await webhooks.givenEndpoint(actor, {
      basicAuth: { username: 'u', password },
      headers: [{ name: 'X-Key', value, hidden: true }],
    });
    const changedTo = await webhooks.service.call(
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
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    const [request] = await webhooks.arrival(path);
    expect(request!.headers).toMatchObject({
      'x-key': value,
      'x-new': 'n',
      authorization: `Basic ${Buffer.from(`u:${password}`).toString('base64')}`,
    });
  });

  it('are hidden by their header only if they are short', async () => {
    const actor = anActor();
    const { id, path } = await webhooks.givenEndpoint(actor, {
      headers: [{ name: 'X-Tenant', value: '0', hidden: true }],
    });
    webhooks.subscriber.answer(path, (_, response) => response.writeHead(200, { 'x-tenant': '0' }).end('100'));
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    const { id: deliveryId } = await webhooks.delivery(actor, id, 'delivered');
    const { attempts } = await webhooks.service.call(getDelivery, { actor, endpointId: id, id: deliveryId });
    expect(attempts[0]).toMatchObject({
      requestHeaders: { 'X-Tenant': '[hidden]', 'webhook-id': deliveryId },
      responseHeaders: { 'x-tenant': '[hidden]' },
      responseBody: '100',
    });
  });

  it('count with those that a change omits: all headers have 8 KiB together', async () => {
    const actor = anActor();
    const large = (name: string, characters: number) => ({ name, value: 'v'.repeat(characters), hidden: true });
    const { id } = await webhooks.givenEndpoint(actor, { headers: [large('X-One', 4_000), large('X-Two', 4_000)] });
    const headers = [{ name: 'X-One', hidden: true }, { name: 'X-Two', hidden: true }, large('X-Three', 200)];
    await expect(webhooks.service.call(updateEndpoint, { actor, id, headers }, uuidv7())).rejects.toMatchObject({
      problems: [{ code: 'webhooks.header-not-allowed', source: { pointer: '/data/attributes/headers' } }],
    });
  });

  it('are deleted together with the endpoint', async () => {
    const actor = anActor();
    const { id } = await webhooks.givenEndpoint(actor, { headers: [{ name: 'X-Key', value, hidden: true }] });
    await webhooks.service.call(deleteEndpoint, { actor, id }, uuidv7());
    await expect(webhooks.service.call(getEndpoint, { actor, id })).rejects.toMatchObject({
      code: 'webhooks.not-found',
    });
    const [row] = await webhooks.service.database.query<object[]>(
      'select headers, signing_keys, sealed_basic_password from endpoint where public_id = $1',
      [id],
    );
    expect(row).toEqual({ headers: [], signing_keys: [], sealed_basic_password: null });
  });
});
