import { createPublicKey, verify } from 'node:crypto';
import { eventually, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { Webhook } from 'standardwebhooks';
import { givenAccount } from '../support/account';

const password = 'a-password-nobody-reads';
const hidden = 'a-hidden-value-nobody-reads';

describe('the settings of a webhook', () => {
  let account: TestAccount;
  let subscriber: RecordingSubscriber;
  let path: string;
  beforeAll(async () => {
    account = await givenAccount({ limit: 1_000 });
    subscriber = await RecordingSubscriber.start();
    path = `${account.v2}/webhooks`;
  });
  afterAll(() => subscriber.stop());

  const settings = (more: Record<string, unknown> = {}) => ({
    data: { type: 'webhooks', attributes: { 'target-url': subscriber.url('/hook'), events: ['*'], ...more } },
  });
  const header = (name: string, value = 'v') => ({ headers: [{ name, value, hidden: false }] });
  const at = (...names: (string | number)[]) => ['/data/attributes', ...names].join('/');

  describe('are refused with a pointer, and not saved:', () => {
    let foreign: string;
    beforeAll(async () => {
      foreign = (await givenAccount()).project;
    });

    it.each<[string, () => Record<string, unknown>, string]>([
      ['a URL with a user name', () => ({ 'target-url': 'https://user@example.com/' }), at('target-url')],
      ['a URL with a password', () => ({ 'target-url': `https://:${password}@example.com/` }), at('target-url')],
      ['a URL with a fragment', () => ({ 'target-url': 'https://example.com/#part' }), at('target-url')],
      ['another scheme', () => ({ 'target-url': 'ftp://example.com/' }), at('target-url')],
      ['no URL', () => ({ 'target-url': 'example' }), at('target-url')],
      [
        'a URL of 3,000 characters',
        () => ({ 'target-url': `https://example.com/${'a'.repeat(2_980)}` }),
        at('target-url'),
      ],
      ['a header name with a line break', () => header('X-A\r\nX-B'), at('headers', 0, 'name')],
      ['a header name with a colon', () => header('X-A: b'), at('headers', 0, 'name')],
      ['a header value with a line break', () => header('X-A', 'a\r\nX-B: b'), at('headers', 0, 'value')],
      ['a hop-by-hop header', () => header('Connection', 'close'), at('headers', 0, 'name')],
      ['a reserved header', () => header('Webhook-Signature'), at('headers', 0, 'name')],
      ['an unknown event', () => ({ events: ['ticket_created', 'ticket_exploded'] }), at('events', 1)],
      ['a pattern that fits no event', () => ({ events: ['tick*'] }), at('events', 0)],
      ['another account’s project', () => ({ 'project-ids': [foreign] }), at('project-ids', 0)],
      [
        'a password of 10,000 characters',
        () => ({ 'basic-auth': { username: 'u', password: password.padEnd(10_000, 'x') } }),
        at('basic-auth', 'password'),
      ],
      ['a scheme of signatures that there is not', () => ({ 'signature-scheme': 'v2' }), at('signature-scheme')],
    ])('%s', async (_, wrong, pointer) => {
      const [saved, tried] = [
        await account.api.post(path, settings(wrong())),
        await account.api.post(`${path}/test`, settings(wrong())),
      ];
      for (const { status, body } of [saved, tried]) {
        expect([status, body.errors.map((error: { source: unknown }) => error.source)]).toEqual([422, [{ pointer }]]);
        expect(JSON.stringify(body)).not.toContain(password);
      }
      expect((await account.api.get(path)).body.meta.count).toBe(0);
      expect(subscriber.received).toEqual([]);
    });

    it.each<[string, () => Record<string, unknown>]>([
      ['good ones', () => ({ name: 'X-A', value: 'v'.repeat(500) })],
      ['bad ones', () => ({ name: '', value: 7 })],
    ])('5,000 headers, %s, with at most 20 errors', async (_, one) => {
      const headers = Array.from({ length: 5_000 }, one);
      const { status, body } = await account.api.post(path, settings({ headers }));
      expect(status).toBe(422);
      expect(body.errors.length).toBeLessThanOrEqual(20);
      for (const { source } of body.errors) expect(source.pointer).toMatch(/^\/data\/attributes\/headers/);
      expect((await account.api.get(path)).body.meta.count).toBe(0);
    });
  });

  it('are changed by rotation, pause and resume, and shown without secrets', async () => {
    const made = await account.api.post(
      path,
      settings({
        'target-url': subscriber.url('/life'),
        events: ['ticket_*'],
        'project-ids': [account.project],
        'basic-auth': { username: 'plumbline', password },
        headers: [{ name: 'X-Key', value: hidden, hidden: true }],
      }),
    );
    expect(made.status).toBe(201);
    const { id, attributes } = made.body.data;
    const one = `${path}/${id as string}`;
    const rotated = await account.api.post(`${one}/rotate_secret`);
    expect(rotated.status).toBe(200);
    const { secret } = rotated.body.data.attributes;
    expect(secret).toMatch(/^whsec_/);
    expect(secret).not.toBe(attributes.secret);
    const asymmetric = await account.api.post(`${one}/rotate_secret`, {
      data: { attributes: { 'signature-scheme': 'v1a', 'overlap-hours': 1 } },
    });
    expect(JSON.stringify(asymmetric.body)).not.toMatch(/whsk_|whsec_/);
    const [current] = asymmetric.body.data.attributes['signing-keys'];

    const paused = await account.api.post(`${one}/pause`);
    expect([paused.status, paused.body.data.attributes]).toMatchObject([200, { active: false, paused: true }]);
    await account.createTicket({ subject: 'Wait' });
    const tested = await account.api.post(`${one}/test`, { data: { attributes: { 'event-name': 'ticket_updated' } } });
    expect([tested.status, tested.body.data.attributes]).toMatchObject([
      200,
      { 'event-name': 'ticket_updated', response: { status: 204 } },
    ]);
    const resumed = await account.api.post(`${one}/resume`);
    expect([resumed.status, resumed.body.data.attributes]).toMatchObject([200, { active: true, paused: false }]);
    const [, delivery] = await eventually(() => {
      const found = subscriber.received.filter((request) => request.path === '/life');
      expect(found).toHaveLength(2);
      return found;
    });

    const { headers, body } = delivery!;
    for (const valid of [attributes.secret, secret] as string[])
      expect(new Webhook(valid).verify(body, headers as Record<string, string>)).toMatchObject({
        event_name: 'ticket_created',
      });
    const x = Buffer.from((current['public-key'] as string).slice('whpk_'.length), 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const [, signature] = /v1a,(\S+)/.exec(headers['webhook-signature'] as string)!;
    const content = Buffer.from(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`);
    expect(verify(null, content, key, Buffer.from(signature!, 'base64'))).toBe(true);

    const unproven = await account.api.post(`${one}/verify`);
    expect([unproven.status, unproven.body.errors[0].code]).toEqual([422, 'webhooks.verification-not-required']);
    const said = JSON.stringify([
      rotated.body.data.attributes.headers,
      [paused, tested, resumed, unproven, await account.api.get(one), await account.api.get(path)].map(
        (a) => a.body as unknown,
      ),
    ]);
    const credentials = Buffer.from(`plumbline:${password}`).toString('base64');
    for (const text of [password, hidden, credentials, attributes.secret as string, secret as string])
      expect(said).not.toContain(text);
  });
});
