import * as fc from 'fast-check';
import { RateLimiter } from './rate-limiter';

const perSecond = fc.integer({ min: 1, max: 200 });

describe('RateLimiter', () => {
  it('never allows more than the rate within a second', () => {
    fc.assert(
      fc.property(
        perSecond,
        fc.array(
          fc.record({ wait: fc.nat({ max: 400 }), wanted: fc.integer({ min: 1, max: 8 }), found: fc.nat({ max: 8 }) }),
        ),
        (perSecond, steps) => {
          const rate = new RateLimiter(perSecond, 0);
          const starts: number[] = [];
          let now = 0;
          for (const { wait, wanted, found } of steps) {
            now += wait;
            const granted = rate.take(wanted, now);
            const used = Math.min(granted, found);
            rate.giveBack(granted - used);
            for (let n = 0; n < used; n++) starts.push(now);
          }
          for (const [index, start] of starts.entries()) {
            const within = starts.slice(index).filter((other) => other < start + 1_000);
            expect(within.length).toBeLessThanOrEqual(perSecond);
          }
        },
      ),
    );
  });

  it('reaches its rate although each call is slightly late', () => {
    fc.assert(
      fc.property(perSecond, fc.double({ min: 0, max: 1, noNaN: true }), (perSecond, lateness) => {
        const rate = new RateLimiter(perSecond, 0);
        let started = 0;
        let now = 0;
        while (now < 10_000) {
          started += rate.take(4, now);
          now = Math.max(rate.nextAt, now) + lateness * Math.min(4, 500 / perSecond);
        }
        expect(started).toBeGreaterThanOrEqual(9.5 * perSecond - 2);
      }),
    );
  });

  it('spreads starts: after a pause, two may start at once and the others follow one by one', () => {
    const rate = new RateLimiter(5, 0);
    expect(rate.take(4, 60_000)).toBe(2);
    expect(rate.nextAt).toBe(60_200);
    expect(rate.take(4, 60_200)).toBe(1);
  });

  it('starts after one interval, because another process may have just started an attempt', () => {
    const rate = new RateLimiter(2, 1_000);
    expect(rate.take(1, 1_499)).toBe(0);
    expect(rate.take(1, 1_500)).toBe(1);
  });
});
