import { FixedWindowLimiter } from './fixed-window-limiter';

it('blocks after the limit, until the minute is over', () => {
  let now = 0;
  const limiter = new FixedWindowLimiter(2, () => now);
  limiter.record('key');
  expect(limiter.blockedFor('key')).toBe(0);
  limiter.record('key');
  now = 30_000;
  expect([limiter.blockedFor('key'), limiter.blockedFor('other')]).toEqual([30, 0]);
  now = 60_000;
  expect(limiter.blockedFor('key')).toBe(0);
});
