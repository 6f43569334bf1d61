import { listDeliveries, testEndpoint, updateEndpoint, verifyEndpoint, type Principal } from '@plumbline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest } from '../../testing/webhooks-under-test';

const origin = 'plumbline.test';

describe('verification', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  /** Sets the response of a path to verification requests. It responds to deliveries with 204. */
  const consent = (path: string, headers: Record<string, string>) =>
    webhooks.subscriber.answer(path, ({ method }, response) =>
      response.writeHead(method === 'OPTIONS' ? 200 : 204, method === 'OPTIONS' ? headers : {}).end(),
    );
  const at = (path: string, method: string) =>
    webhooks.subscriber.at(path).filter((request) => request.method === method);
  const count = async (actor: Principal, endpointId: string) =>
    (await webhooks.service.call(listDeliveries, { actor, endpointId, page: {} })).count;
  const givenPath = (headers: Record<string, string>) => {
    const path = `/${uuidv7()}`;
    consent(path, headers);
    return { path, targetUrl: webhooks.subscriber.url(path) };
  };
  const required = { verification: 'required' as const };
  const granted = { 'webhook-allowed-origin': origin, 'webhook-allowed-rate': '6000' };

  it('is requested immediately, without secrets, and deliveries name the verified origin', async () => {
    const actor = anActor();
    const { path, targetUrl } = givenPath(granted);
    const endpoint = await webhooks.givenEndpoint(actor, {
      ...required,
      targetUrl,
      maxPerSecond: 5,
      basicAuth: { username: 'u', password: 'password-nobody-reads' },
      headers: [{ name: 'X-Key', value: 'value-nobody-reads', hidden: true }],
    });
    expect(endpoint).toMatchObject({
      verification: 'required',
      verificationState: 'verified',
      verifiedAt: expect.any(String),
      verificationError: null,
      allowedPerMinute: 6000,
    });
    const [question] = at(path, 'OPTIONS');
    expect(question!.headers).toMatchObject({ 'webhook-request-origin': origin, 'webhook-request-rate': '300' });
    expect(JSON.stringify(question)).not.toMatch(/nobody-reads|authorization/);

    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    await webhooks.delivery(actor, endpoint.id, 'delivered');
    expect(at(path, 'POST')[0]!.headers['webhook-request-origin']).toBe(origin);
  });

  it('that fails keeps events and test deliveries from the endpoint until it succeeds', async () => {
    const actor = anActor();
    const { path, targetUrl } = givenPath({});
    const { id, ...made } = await webhooks.givenEndpoint(actor, { ...required, targetUrl });
    expect(made).toMatchObject({ active: true, verificationState: 'failed', verificationError: 'not-allowed' });
    const other = await webhooks.givenEndpoint(actor);
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    await webhooks.arrival(other.path);
    expect(await count(actor, id)).toBe(0);
    await expect(webhooks.service.call(testEndpoint, { actor, id })).rejects.toMatchObject({
      code: 'webhooks.not-verified',
    });
    expect(at(path, 'POST')).toEqual([]);

    consent(path, { 'webhook-allowed-origin': '*' });
    expect(await webhooks.service.call(verifyEndpoint, { actor, id })).toMatchObject({
      verificationState: 'verified',
      allowedPerMinute: null,
    });
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    await webhooks.delivery(actor, id, 'delivered');
  });

  it('is required again for another URL, and events wait meanwhile', async () => {
    const actor = anActor();
    const first = givenPath(granted);
    const { id } = await webhooks.givenEndpoint(actor, { ...required, targetUrl: first.targetUrl });
    const second = givenPath({ 'webhook-allowed-origin': 'other.example' });
    const change = { actor, id, targetUrl: second.targetUrl };
    expect(await webhooks.service.call(updateEndpoint, change, uuidv7())).toMatchObject({
      verificationState: 'failed',
      verificationError: 'other-origin-allowed',
      verifiedAt: null,
    });
    const other = await webhooks.givenEndpoint(actor);
    await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    await webhooks.arrival(other.path);
    await webhooks.delivery(actor, id, 'pending');
    expect(at(second.path, 'POST')).toEqual([]);

    consent(second.path, granted);
    await webhooks.service.call(verifyEndpoint, { actor, id });
    await webhooks.delivery(actor, id, 'delivered', 1);
    expect([at(first.path, 'POST'), at(second.path, 'POST')].map(({ length }) => length)).toEqual([0, 1]);
  });

  it('limits deliveries to the rate that the subscriber allows', async () => {
    const actor = anActor();
    const { path, targetUrl } = givenPath({ ...granted, 'webhook-allowed-rate': '240' });
    const times: number[] = [];
    webhooks.subscriber.answer(path, ({ method }, response) => {
      if (method === 'POST') times.push(performance.now());
      response.writeHead(200, { ...granted, 'webhook-allowed-rate': '240' }).end();
    });
    await webhooks.givenEndpoint(actor, { ...required, targetUrl });
    for (let n = 0; n < 9; n++) await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
    await webhooks.arrival(path, 10);
    // Nine at four per second take two seconds, minus the differences of their time on the network.
    expect(times[8]! - times[0]!).toBeGreaterThan(1_000);
  });

  it('is not requested for an endpoint that requires none, nor by other accounts', async () => {
    const actor = anActor();
    const { id, path, verificationState } = await webhooks.givenEndpoint(actor);
    expect(verificationState).toBeNull();
    await expect(webhooks.service.call(verifyEndpoint, { actor, id })).rejects.toMatchObject({
      code: 'webhooks.verification-not-required',
    });
    await expect(webhooks.service.call(verifyEndpoint, { actor: anActor(), id })).rejects.toMatchObject({
      code: 'webhooks.not-found',
    });
    expect(at(path, 'OPTIONS')).toEqual([]);
  });
});
