import { getTicket, getUsage, recordUsage } from '@plumbline/contracts';
import { startTestRedis } from '@plumbline/testing';
import { accountId, aTicket } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';
import { RequestCounter } from '../request-usage/request-counter';

const path = `/api/v2/${accountId}/projects/11/tickets/${aTicket().uuid}`;

describe('the request limit', () => {
  let gateway: RunningGateway;
  beforeEach(async () => {
    gateway = await RunningGateway.start();
    gateway.services.on(getTicket, () => aTicket());
  });
  const stop: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await gateway.stop();
    for (const each of stop.splice(0)) await each();
  });

  it('admits thirty requests and refuses the next without a call, with the wait and the tokens that used the limit', async () => {
    const token = gateway.givenToken();
    const responses = await Promise.all(Array.from({ length: 40 }, () => gateway.get(path, token)));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(gateway.services.callsOf(getTicket)).toHaveLength(30);

    const { status, headers, body } = await gateway.get(path, token);
    expect([status, body.errors[0].code]).toEqual([429, 'limit.exceeded']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('ratelimit-policy')).toBe('"account";q=30;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"account";r=0;t=\d+$/);
    expect(['limit', 'remaining'].map((name) => headers.get(`x-ratelimit-${name}`))).toEqual(['30', '0']);
    expect(body.meta['used-by']).toEqual([{ 'token-id': expect.any(String), requests: 30 }]);
  });

  it('is shared by the tokens of an account', async () => {
    const first = gateway.givenToken();
    for (let time = 0; time < 20; time++) await gateway.get(path, first);
    const second = gateway.givenToken({ userId: 2002 });
    const { headers } = await gateway.get(path, second);
    expect(headers.get('x-ratelimit-remaining')).toBe('9');
  });

  it('can be read without counting', async () => {
    const token = gateway.givenToken();
    await gateway.get(path, token);
    for (let time = 0; time < 3; time++) {
      const { headers, body } = await gateway.get(`/api/v2/${accountId}/rate_limit`, token);
      expect([headers.get('x-ratelimit-remaining'), body.data.attributes.remaining]).toEqual(['29', 29]);
    }
  });

  it('does not count requests of sessions or with an invalid credential', async () => {
    const session = gateway.givenSession();
    for (let time = 0; time < 40; time++) expect((await gateway.get(path, session)).status).toBe(200);
    for (let time = 0; time < 40; time++) await gateway.get(path, { 'x-planradar-api-key': 'wrong' });
    expect((await gateway.get(path, gateway.givenToken())).headers.get('x-ratelimit-remaining')).toBe('29');
  });

  it('of sessions is generous, and counts for each user over all gateways', async () => {
    const redis = await startTestRedis();
    stop.push(() => redis.remove());
    const config = { SESSION_REQUESTS_PER_MINUTE: 50, REDIS_URL: redis.url, GATEWAY_REPLICAS: 2 };
    const gateways = [await RunningGateway.start({ config }), await RunningGateway.start({ config })] as const;
    stop.unshift(...gateways.map((each) => () => each.stop()));
    for (const { services } of gateways) services.on(getTicket, () => aTicket());
    // Two gateways in one process share passport, which knows the callers of the last one.
    const [, last] = gateways;
    const session = last.givenSession();
    const responses = await Promise.all(
      Array.from({ length: 60 }, (_, time) => gateways[time % 2]!.get(path, session)),
    );
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(50);
    for (const own of gateways) {
      const { status, headers, body } = await own.get(path, last.givenSession());
      expect([status, body.errors[0].code, Number(headers.get('retry-after')) > 0]).toEqual([
        429,
        'limit.session-exceeded',
        true,
      ]);
      expect((await own.get(path, last.givenSession({ userId: 2002 }))).status).toBe(200);
      expect((await own.get(path, last.givenToken())).status).toBe(200);
    }
  });

  it('is the one that an operator has set for the account', async () => {
    const token = gateway.givenToken({
      rateLimit: { limit: 2, windowSeconds: 10, scope: 'token', coolDownSeconds: 300 },
    });
    const statuses = [];
    for (let time = 0; time < 3; time++) statuses.push((await gateway.get(path, token)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const { headers } = await gateway.get(path, token);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(290);
  });

  it('counts admitted and refused requests by token, for the request usage of the last day', async () => {
    const token = gateway.givenToken();
    await Promise.all(Array.from({ length: 34 }, () => gateway.get(path, token)));
    await gateway.get(`/api/v2/${accountId}/rate_limit`, token);
    await gateway.app.get(RequestCounter).send();
    const counts = gateway.services.callsOf(recordUsage).flatMap(({ request }) => request['counts'] as UsageCount[]);
    const sum = (outcome: 'admitted' | 'refused') => counts.reduce((total, count) => total + count[outcome], 0);
    expect([sum('admitted'), sum('refused')]).toEqual([30, 4]);
    expect(counts.every(({ at }) => Date.parse(at) % 300_000 === 0)).toBe(true);
    const reported = gateway.services.callsOf(recordUsage).length;
    await gateway.app.get(RequestCounter).send();
    expect(gateway.services.callsOf(recordUsage)).toHaveLength(reported);
  });

  it('shows the request usage, by hour if requested, without counting', async () => {
    gateway.services.on(getUsage, () => ({ total: [], tokens: [] }));
    const token = gateway.givenToken();
    const history = `/api/v2/${accountId}/rate_limit/history`;
    const { body, headers } = await gateway.get(`${history}?resolution=hour`, token);
    expect(body.data.attributes).toMatchObject({ 'step-seconds': 3600, total: [] });
    expect(headers.get('x-ratelimit-remaining')).toBe('30');
    expect((await gateway.get(`${history}?resolution=week`, token)).status).toBe(422);
  });
});

describe('guessing tokens', () => {
  it('is stopped by address, except for tokens that were valid recently', async () => {
    const gateway = await RunningGateway.start({ config: { AUTH_FAILURES_PER_MINUTE: 5 } });
    gateway.services.on(getTicket, () => aTicket());
    const strangers = Array.from({ length: 6 }, () => gateway.givenToken());
    const token = gateway.givenToken();
    expect((await gateway.get(path, token)).status).toBe(200);
    const statuses = [];
    for (const stranger of strangers) statuses.push((await gateway.get(path, stranger)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await gateway.get(path, token)).status).toBe(200);
    await gateway.stop();
  });
});

describe('a flood from one address', () => {
  it('is refused, whatever the route', async () => {
    const gateway = await RunningGateway.start({ config: { FLOOD_REQUESTS_PER_MINUTE: 10 } });
    const responses = await Promise.all(Array.from({ length: 11 }, () => gateway.get('/nothing')));
    expect(responses.filter(({ status }) => status === 429)).toHaveLength(2);
    const { headers, body } = await gateway.get('/nothing');
    expect([body.errors[0].code, Number(headers.get('retry-after')) > 0]).toEqual(['request.flooded', true]);
    await gateway.stop();
  });
});

interface UsageCount {
  at: string;
  admitted: number;
  refused: number;
}
