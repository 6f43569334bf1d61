import {
  endpointDisabled,
  listDeliveries,
  listEndpoints,
  testEndpoint,
  testSettings,
  toShortCode,
  updateEndpoint,
  webhookEventsByName,
} from '@plumbline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { anActor } from '../testing/samples';
import { isSignedWith, WebhooksUnderTest } from '../testing/webhooks-under-test';

const [password, hidden] = ['password-nobody-reads', 'value-nobody-reads'];
const secretSettings = {
  basicAuth: { username: 'u', password },
  headers: [
    { name: 'X-Tenant', value: 'north' },
    { name: 'X-Key', value: hidden, hidden: true },
  ],
};

describe('a test delivery', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const newPath = () => `/${uuidv7()}`;

  it('sends a signed example of an event, and shows the request and the response', async () => {
    const actor = anActor();
    const { id, path, secret } = await webhooks.givenEndpoint(actor, { ...secretSettings, active: false });
    webhooks.subscriber.answer(path, (_, response) => response.writeHead(202, { 'x-trace': '7' }).end('thanks'));
    const made = await webhooks.service.call(testEndpoint, { actor, id, eventName: 'comment_added' });

    const [received] = webhooks.subscriber.at(path);
    expect(received!.headers).toMatchObject({ 'webhook-id': made.id, 'x-key': hidden, 'x-tenant': 'north' });
    expect(isSignedWith(secret, received!)).toBe(true);
    expect(JSON.parse(received!.body)).toMatchObject({
      data: webhookEventsByName.get('comment_added')!.example.data,
      event_name: 'comment_added',
      account_id: toShortCode(actor.accountId),
      actor: { user_id: toShortCode(actor.userId) },
      test: true,
    });
    expect(made).toMatchObject({
      eventName: 'comment_added',
      request: {
        url: webhooks.subscriber.url(path),
        headers: {
          'X-Tenant': 'north',
          'X-Key': '[hidden]',
          authorization: 'Basic [hidden]',
          'webhook-signature': received!.headers['webhook-signature'],
        },
        body: received!.body,
      },
      response: { status: 202, headers: { 'x-trace': '7' }, body: 'thanks' },
      error: null,
    });
  });

  it('stores no delivery, whatever the response', async () => {
    const actor = anActor();
    const { id, path, active } = await webhooks.givenEndpoint(actor);
    for (const status of [410, 500]) {
      webhooks.subscriber.answer(path, (_, response) => response.writeHead(status).end());
      expect((await webhooks.service.call(testEndpoint, { actor, id })).response!.status).toBe(status);
    }
    expect((await webhooks.service.call(listDeliveries, { actor, endpointId: id, page: {} })).count).toBe(0);
    const { items } = await webhooks.service.call(listEndpoints, { actor, page: {} });
    expect(items).toEqual([expect.objectContaining({ id, active })]);
    const published = webhooks.service.published.filter(({ accountId }) => accountId === actor.accountId);
    expect(published.map(({ type }) => type)).not.toContain(endpointDisabled.type);
  });

  it('of unsaved settings sends the request of these settings, and saves nothing', async () => {
    const actor = anActor();
    for (const signatureScheme of ['v1', 'v1a'] as const) {
      const path = newPath();
      const input = { actor, targetUrl: webhooks.subscriber.url(path), events: ['*'], ...secretSettings };
      const made = await webhooks.service.call(testSettings, { ...input, signatureScheme });
      const [received] = webhooks.subscriber.at(path);
      expect(received!.headers).toMatchObject({
        'webhook-id': made.id,
        'webhook-signature': expect.stringMatching(signatureScheme === 'v1' ? /^v1,\S+$/ : /^v1a,\S+$/),
        'x-key': hidden,
        authorization: `Basic ${Buffer.from(`u:${password}`).toString('base64')}`,
      });
      expect(JSON.parse(received!.body)).toMatchObject({ event_name: 'ticket_created', test: true });
    }
    expect((await webhooks.service.call(listEndpoints, { actor, page: {} })).count).toBe(0);
  });

  it('reports why there was no response', async () => {
    const actor = anActor();
    const input = { actor, targetUrl: 'http://127.0.0.1:9/', events: ['*'] };
    expect(await webhooks.service.call(testSettings, input)).toMatchObject({
      response: null,
      error: 'connection-refused',
    });
  });

  it('rejects invalid settings and unknown events', async () => {
    const actor = anActor();
    const path = newPath();
    const input = { actor, targetUrl: webhooks.subscriber.url(path), events: ['*'] };
    await expect(webhooks.service.call(testSettings, { ...input, events: ['ticket_exploded'] })).rejects.toMatchObject({
      problems: [{ code: 'webhooks.unknown-event', source: { pointer: '/data/attributes/events/0' } }],
    });
    const unknown = {
      problems: [{ code: 'webhooks.unknown-event', source: { pointer: '/data/attributes/event-name' } }],
    };
    await expect(webhooks.service.call(testSettings, { ...input, eventName: 'nothing' })).rejects.toMatchObject(
      unknown,
    );
    const { id } = await webhooks.givenEndpoint(actor, { targetUrl: webhooks.subscriber.url(path) });
    await expect(webhooks.service.call(testEndpoint, { actor, id, eventName: '*' })).rejects.toMatchObject(unknown);
    expect(webhooks.subscriber.at(path)).toEqual([]);
  });

  it('can be sent by owners of the account only', async () => {
    const actor = anActor();
    const { id, path, targetUrl } = await webhooks.givenEndpoint(actor);
    const member = { ...actor, owner: false };
    const refused = { code: 'access.owner-required' };
    await expect(webhooks.service.call(testEndpoint, { actor: member, id })).rejects.toMatchObject(refused);
    const settings = { actor: member, targetUrl, events: ['*'] };
    await expect(webhooks.service.call(testSettings, settings)).rejects.toMatchObject(refused);
    await expect(webhooks.service.call(testEndpoint, { actor: anActor(), id })).rejects.toMatchObject({
      code: 'webhooks.not-found',
    });
    expect(webhooks.subscriber.at(path)).toEqual([]);
  });

  it('shows, logs and stores no secrets, even if the subscriber echoes them', async () => {
    const actor = anActor();
    const { id, path, secret } = await webhooks.givenEndpoint(actor, secretSettings);
    const draftPath = newPath();
    for (const at of [path, draftPath])
      webhooks.subscriber.answer(at, ({ headers }, response) =>
        response
          .writeHead(401, { 'x-echo': headers.authorization, 'x-key': headers['x-key'] })
          .end(JSON.stringify(headers)),
      );
    const input = { actor, targetUrl: webhooks.subscriber.url(draftPath), events: ['*'], ...secretSettings };
    const replies = [
      await webhooks.service.call(testEndpoint, { actor, id }),
      await webhooks.service.call(testSettings, input),
      await webhooks.service.call(testSettings, { ...input, targetUrl: 'nonsense' }).catch((error: unknown) => error),
      await webhooks.service.call(updateEndpoint, { actor, id, description: 'd' }, uuidv7()),
    ];
    const rows = await Promise.all(
      ['endpoint', 'outbox', 'processed_request'].map((table) =>
        webhooks.service.database.query<unknown[]>(`select t::text from ${table} t`),
      ),
    );
    const said = JSON.stringify([replies, rows, webhooks.service.log]);
    const credentials = Buffer.from(`u:${password}`).toString('base64');
    expect(said).toContain('[hidden]');
    for (const text of [password, hidden, credentials, secret.slice('whsec_'.length)]) expect(said).not.toContain(text);
  });
});
