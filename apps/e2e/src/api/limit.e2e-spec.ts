import { eventually } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { admin } from '../support/system';

describe('the request limit', () => {
  it('admits 30 requests, and refuses the 31st with a Retry-After', async () => {
    const { api, v2 } = await givenAccount();
    const responses = await Promise.all(Array.from({ length: 30 }, () => api.get(`${v2}/statuses`)));
    expect(responses.map(({ status }) => status)).toEqual(Array(30).fill(200));
    expect(responses[0]!.headers.get('x-ratelimit-limit')).toBe('30');

    const refused = await api.get(`${v2}/statuses`);
    expect(refused.status).toBe(429);
    expect(refused.body.errors[0].code).toBe('limit.exceeded');
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('ratelimit-policy')).toContain('30');
    expect(refused.headers.get('ratelimit')).toBeTruthy();
  });

  it('reports the remaining requests without using one', async () => {
    const { api, v2 } = await givenAccount();
    await api.get(`${v2}/statuses`);
    for (let time = 0; time < 3; time++) {
      const { status, headers } = await api.get(`${v2}/rate_limit`);
      expect([status, headers.get('x-ratelimit-remaining')]).toEqual([200, '29']);
    }
  });

  it("follows an operator's override at once", async () => {
    const { api, v2, id } = await givenAccount();
    await api.get(`${v2}/statuses`);
    await admin('set-limit', '--account', id, '--limit', '1000', '--window', '60');
    await eventually(
      async () => expect((await api.get(`${v2}/rate_limit`)).headers.get('x-ratelimit-limit')).toBe('1000'),
      // Shorter than the gateway's cache: the change is pushed.
      4_000,
    );
  });
});
