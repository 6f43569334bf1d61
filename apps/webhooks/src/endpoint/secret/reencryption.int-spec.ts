import { randomBytes } from 'node:crypto';
import { eventually } from '@plumbline/testing';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';

const newKey = () => randomBytes(32).toString('base64');
const keys = { old: newKey(), next: newKey() };

describe('the rotation of the encryption key', () => {
  let webhooks: WebhooksUnderTest;
  beforeEach(async () => {
    webhooks = await WebhooksUnderTest.start({ encryption: { current: 'old', keys: { old: keys.old } } });
  });
  afterEach(() => webhooks.stop());

  const actor = anActor();
  const givenEndpointWithSecrets = () =>
    webhooks.givenEndpoint(actor, {
      basicAuth: { username: 'u', password: 'password-nobody-reads' },
      headers: [
        { name: 'X-Key', value: 'value-nobody-reads', hidden: true },
        { name: 'X-Open', value: 'open' },
      ],
    });

  /** The ids of the keys that the encrypted values of an endpoint name. */
  const keysOf = async ({ id }: GivenEndpoint): Promise<string[]> => {
    const [row] = await webhooks.service.database.query<[{ text: string }]>(
      'select concat_ws($2, signing_keys, sealed_basic_password, headers) as text from endpoint where public_id = $1',
      [id, ' '],
    );
    return [...row.text.matchAll(/v1\.(\w+)\./g)].map(([, key]) => key!);
  };

  it('encrypts every stored secret with the new key, so that the old one can be removed', async () => {
    const endpoint = await givenEndpointWithSecrets();
    expect(await keysOf(endpoint)).toEqual(['old', 'old', 'old']);

    await webhooks.restart({ encryption: { current: 'next', keys } });
    await eventually(async () => expect(await keysOf(endpoint)).toEqual(['next', 'next', 'next']));

    await webhooks.restart({ encryption: { current: 'next', keys: { next: keys.next } } });
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    const [request] = await webhooks.arrival(endpoint.path);
    expect(request!.headers).toMatchObject({
      'x-key': 'value-nobody-reads',
      'x-open': 'open',
      authorization: `Basic ${Buffer.from('u:password-nobody-reads').toString('base64')}`,
    });
  });

  it('reports a value that it cannot decrypt, and continues with the next endpoint', async () => {
    const [damaged, endpoint] = [await givenEndpointWithSecrets(), await givenEndpointWithSecrets()];
    await webhooks.service.database.query(
      `update endpoint set sealed_basic_password = 'v1.lost.AAAA' where public_id = $1`,
      [damaged.id],
    );

    await webhooks.restart({ encryption: { current: 'next', keys } });
    await eventually(async () => expect(await keysOf(endpoint)).toEqual(['next', 'next', 'next']));
    const line = await eventually(() => {
      const found = webhooks.service.log.find((text) => text.includes('endpoint-secrets.reencrypted'));
      if (!found) throw new Error('the log has no summary yet');
      return found;
    });
    expect(JSON.parse(line)).toMatchObject({ key: 'next', endpoints: 1, unreadable: 1 });
    expect(webhooks.service.log.find((text) => text.includes('endpoint-secrets.unreadable'))).toContain(damaged.id);
  });
});
