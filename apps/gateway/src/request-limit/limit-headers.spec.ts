import { limitHeaders } from './limit-headers';
import { limitRecord } from './storage/limit-storage';

const limit = { limit: 30, windowSeconds: 60, scope: 'account', coolDownSeconds: 0 } as const;

it('shows the policy and the remaining requests as structured fields and as X-RateLimit headers', () => {
  const record = limitRecord({ used: 12, resetMs: 33_400, retryMs: 0, admitted: true });
  expect(limitHeaders(limit, record)).toEqual({
    'ratelimit-policy': '"account";q=30;w=60',
    ratelimit: '"account";r=18;t=34',
    'x-ratelimit-limit': '30',
    'x-ratelimit-remaining': '18',
    'x-ratelimit-reset': '34',
  });
});

it('shows no remaining requests during a cool-down', () => {
  const record = limitRecord({ used: 2, resetMs: 1_000, retryMs: 90_000, admitted: false });
  expect(limitHeaders(limit, record)).toMatchObject({ ratelimit: '"account";r=0;t=90', 'x-ratelimit-remaining': '0' });
});
