import { assert, integer, property, array, record, constantFrom } from 'fast-check';
import { SlidingLog } from './sliding-log';

const windowMs = 60_000;

describe('the sliding log', () => {
  it('admits exactly the limit in any window, for any arrival times', () => {
    const arrivals = array(integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 300 });
    assert(
      property(arrivals, integer({ min: 1, max: 30 }), (pauses, limit) => {
        const log = new SlidingLog();
        const admitted: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const recent = admitted.filter((time) => time > now - windowMs).length;
          const result = log.take(now, limit, windowMs, 'a');
          // Neither more nor fewer than the limit.
          expect(result.admitted).toBe(recent < limit);
          if (result.admitted) admitted.push(now);
          expect(result.used).toBe(recent + (result.admitted ? 1 : 0));
        }
      }),
    );
  });

  it('returns to the millisecond when the next request is admitted', () => {
    const steps = array(record({ pause: integer({ min: 0, max: 9_000 }), limit: integer({ min: 1, max: 8 }) }), {
      minLength: 1,
      maxLength: 60,
    });
    assert(
      property(steps, (sequence) => {
        const log = new SlidingLog();
        let now = 0;
        for (const { pause, limit } of sequence) {
          now += pause;
          const { admitted, retryMs } = log.take(now, limit, windowMs, 'a');
          if (admitted) continue;
          expect(log.peek(now + retryMs - 1, limit, windowMs).retryMs).toBe(1);
          now += retryMs;
          expect(log.take(now, limit, windowMs, 'a').admitted).toBe(true);
        }
      }),
    );
  });

  it('admits 30 requests, not 60, at the edge of a window', () => {
    const log = new SlidingLog();
    const burst = (at: number) =>
      Array.from({ length: 60 }, () => log.take(at, 30, windowMs, 'a').admitted).filter(Boolean).length;
    expect([burst(59_999), burst(60_001), burst(119_998), burst(119_999)]).toEqual([30, 0, 0, 30]);
  });

  it('counts requests by token, and drops those that left the window', () => {
    assert(
      property(
        array(record({ pause: integer({ min: 0, max: 30_000 }), who: constantFrom('a', 'b', 'c') }), { maxLength: 80 }),
        (hits) => {
          const log = new SlidingLog();
          const made: { at: number; who: string }[] = [];
          let now = 0;
          for (const { pause, who } of hits) {
            now += pause;
            if (log.take(now, 20, windowMs, who).admitted) made.push({ at: now, who });
            const recent = made.filter(({ at }) => at > now - windowMs);
            for (const name of ['a', 'b', 'c']) {
              expect(log.usage().get(name) ?? 0).toBe(recent.filter((hit) => hit.who === name).length);
            }
          }
        },
      ),
    );
  });
});
