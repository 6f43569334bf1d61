import { eventually, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { Webhook } from 'standardwebhooks';
import { givenAccount } from '../support/account';

const password = 'a-password-nobody-reads';
const hidden = 'a-hidden-value-nobody-reads';

describe('webhooks', () => {
  let account: TestAccount;
  let subscriber: RecordingSubscriber;
  beforeAll(async () => {
    account = await givenAccount({ limit: 1_000 });
    subscriber = await RecordingSubscriber.start();
  });
  afterAll(() => subscriber.stop());

  it('deliver a created ticket with Basic auth, custom headers, the wire format and a valid signature', async () => {
    const endpoint = await account.givenWebhook({
      'target-url': subscriber.url('/hook'),
      events: ['ticket_created'],
      'basic-auth': { username: 'plumbline', password },
      headers: [
        { name: 'X-Tenant', value: 'north', hidden: false },
        { name: 'X-Key', value: hidden, hidden: true },
      ],
    });
    const created = await account.createTicket({ subject: 'Tell everybody' });

    const request = await eventually(() => {
      const found = subscriber.received.find(({ path }) => path === '/hook');
      expect(found).toBeDefined();
      return found!;
    });
    expect(request.headers).toMatchObject({
      authorization: `Basic ${Buffer.from(`plumbline:${password}`).toString('base64')}`,
      'x-tenant': 'north',
      'x-key': hidden,
      'content-type': 'application/json; charset=utf-8',
    });
    const body = new Webhook(endpoint.secret).verify(request.body, request.headers as Record<string, string>) as Record<
      string,
      unknown
    >;
    expect(body).toMatchObject({ event_name: 'ticket_created', data: created.body.data });
  });

  it('return neither the password nor a hidden value from any route', async () => {
    const { id } = await account.givenWebhook({
      'target-url': subscriber.url('/quiet'),
      events: ['*'],
      'basic-auth': { username: 'plumbline', password },
      headers: [{ name: 'X-Key', value: hidden, hidden: true }],
    });
    await account.createTicket({ subject: 'Look' });
    await eventually(() => expect(subscriber.received.some(({ path }) => path === '/quiet')).toBe(true));
    const path = `${account.v2}/webhooks`;
    const deliveries = await account.api.get(`${path}/${id}/deliveries`);
    const responses = [
      await account.api.get(path),
      await account.api.get(`${path}/${id}`),
      await account.api.put(`${path}/${id}`, { data: { attributes: { description: 'changed' } } }),
      deliveries,
      await account.api.get(`${path}/${id}/deliveries/${deliveries.body.data[0].id}`),
    ];
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const shown = JSON.stringify(responses.map(({ body }) => body as unknown));
    expect(shown).not.toContain(password);
    expect(shown).not.toContain(hidden);
    expect(responses[1]!.body.data.attributes).toMatchObject({
      'basic-auth': { username: 'plumbline', 'password-set': true },
      headers: [{ name: 'X-Key', hidden: true }],
    });
  });

  it('are for account owners only', async () => {
    const manager = await account.givenToken({
      of: await account.givenUser({ permissions: { api_documentation_access: true, users: true } }),
    });
    const { status, body } = await manager.get(`${account.v2}/webhooks`);
    expect([status, body.errors[0].code]).toEqual([403, 'access.owner-required']);
  });

  it('receive no events of other accounts', async () => {
    const other = await givenAccount({ limit: 1_000 });
    await other.givenWebhook({ 'target-url': subscriber.url('/other'), events: ['*'] });
    await account.givenWebhook({ 'target-url': subscriber.url('/mine'), events: ['ticket_created'] });
    const mine = await account.createTicket({ subject: 'Mine alone' });
    const others = await other.createTicket({ subject: 'Of another account' });
    const toldOf = ({ body }: typeof mine, at: string) =>
      subscriber.received.some(
        ({ path, body: text }) => path === at && text.includes(body.data.attributes.uuid as string),
      );
    await eventually(() => expect([toldOf(mine, '/mine'), toldOf(others, '/other')]).toEqual([true, true]));
    expect([toldOf(mine, '/other'), toldOf(others, '/mine')]).toEqual([false, false]);
  });
});
