import { deleteEndpoint, getEndpoint, rotateSecret, type Principal } from '@plumbline/contracts';
import { mintWebhookSecret, publicKeyOf } from '@plumbline/crypto';
import { v7 as uuidv7 } from 'uuid';
import { anActor, anEvent } from '../../testing/samples';
import { isSignedWith, WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';

describe('signing secrets', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const rotate = async (actor: Principal, { id, path }: GivenEndpoint, overlapHours: number, secret?: string) => {
    const next = secret ?? mintWebhookSecret();
    webhooks.expectSignatures(path, next);
    const endpoint = await webhooks.service.call(rotateSecret, { actor, id, secret: next, overlapHours }, uuidv7());
    return { ...endpoint, secret: next };
  };
  const nextDelivery = async ({ accountId }: Principal, { path }: GivenEndpoint) => {
    const count = webhooks.subscriber.at(path).length + 1;
    await webhooks.service.publish(anEvent({ accountId }));
    return (await webhooks.arrival(path, count)).at(-1)!;
  };
  /** Moves the expiry of every rotated secret into the past by this many hours. */
  const passHours = (hours: number, { id }: GivenEndpoint) =>
    webhooks.service.database.query(
      `update endpoint set version = version + 1, signing_keys = (
         select jsonb_agg(case when key ->> 'expiresAt' is null then key else jsonb_set(key, '{expiresAt}',
           to_jsonb(((key ->> 'expiresAt')::timestamptz - $2 * interval '1 hour')::text)) end order by position)
         from jsonb_array_elements(signing_keys) with ordinality as k (key, position))
       where public_id = $1`,
      [id, hours],
    );

  it('sign with the old and the new secret until the overlap ends', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    const rotated = await rotate(actor, endpoint, 24);
    expect(rotated.signingKeys).toEqual([
      { scheme: 'v1', createdAt: rotated.updatedAt, expiresAt: null },
      {
        scheme: 'v1',
        createdAt: endpoint.createdAt,
        expiresAt: new Date(Date.parse(rotated.updatedAt) + 24 * 3_600_000).toISOString(),
      },
    ]);

    const during = await nextDelivery(actor, endpoint);
    expect(during.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    expect([endpoint.secret, rotated.secret].map((secret) => isSignedWith(secret, during))).toEqual([true, true]);

    await passHours(24, endpoint);
    const after = await nextDelivery(actor, endpoint);
    expect([endpoint.secret, rotated.secret].map((secret) => isSignedWith(secret, after))).toEqual([false, true]);
    expect((await webhooks.service.call(getEndpoint, { actor, id: endpoint.id })).signingKeys).toHaveLength(1);
  });

  it('expire immediately without an overlap', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    const leaked = await rotate(actor, endpoint, 168);
    const { secret } = await rotate(actor, endpoint, 0);
    const delivery = await nextDelivery(actor, endpoint);
    expect([endpoint.secret, leaked.secret, secret].map((key) => isSignedWith(key, delivery))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('may be ed25519 keys, and a rotation may change the scheme', async () => {
    const actor = anActor();
    const privateKey = mintWebhookSecret('v1a');
    const publicKey = publicKeyOf(privateKey);
    const endpoint = await webhooks.givenEndpoint(actor, { secret: privateKey });
    expect(endpoint.signingKeys).toEqual([
      { scheme: 'v1a', publicKey, createdAt: endpoint.createdAt, expiresAt: null },
    ]);
    const first = await nextDelivery(actor, endpoint);
    expect(first.headers['webhook-signature']).toMatch(/^v1a,[A-Za-z0-9+/]{86}==$/);
    expect(isSignedWith(publicKey, first)).toBe(true);

    const { secret } = await rotate(actor, endpoint, 1);
    const second = await nextDelivery(actor, endpoint);
    expect(second.headers['webhook-signature']).toMatch(/^v1,\S+ v1a,\S+$/);
    expect([publicKey, secret].map((key) => isSignedWith(key, second))).toEqual([true, true]);
  });

  it('are limited to five valid ones', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    for (let n = 0; n < 4; n++) await rotate(actor, endpoint, 24);
    await expect(rotate(actor, endpoint, 24)).rejects.toMatchObject({
      problems: [{ code: 'webhooks.too-many-secrets', source: { pointer: '/data/attributes/overlap-hours' } }],
    });
    expect((await rotate(actor, endpoint, 0)).signingKeys).toHaveLength(1);
  });

  it('are stored encrypted, never shown, and deleted with the endpoint', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor, { secret: mintWebhookSecret('v1a') });
    const rotated = await rotate(actor, endpoint, 24);
    await nextDelivery(actor, endpoint);
    const rows = await Promise.all(
      ['endpoint', 'processed_request', 'outbox', 'delivery_attempt'].map((table) =>
        webhooks.service.database.query<unknown[]>(`select t::text from ${table} t`),
      ),
    );
    const said = JSON.stringify([rotated.signingKeys, rows, webhooks.service.log, webhooks.service.published]);
    for (const secret of [endpoint.secret, rotated.secret])
      expect(said).not.toContain(secret.replace(/^whs[a-z]+_/, ''));

    await webhooks.service.call(deleteEndpoint, { actor, id: endpoint.id }, uuidv7());
    const kept = await webhooks.service.database.query<unknown[]>(
      'select signing_keys from endpoint where public_id = $1',
      [endpoint.id],
    );
    expect(kept).toEqual([{ signing_keys: [] }]);
  });

  it('are rotated by owners of the account only', async () => {
    const actor = anActor();
    const { id } = await webhooks.givenEndpoint(actor);
    const as = (who: Principal) =>
      webhooks.service.call(rotateSecret, { actor: who, id, secret: mintWebhookSecret() }, uuidv7());
    await expect(as(anActor())).rejects.toMatchObject({ code: 'webhooks.not-found' });
    await expect(as({ ...actor, owner: false })).rejects.toMatchObject({ code: 'access.owner-required' });
  });
});
