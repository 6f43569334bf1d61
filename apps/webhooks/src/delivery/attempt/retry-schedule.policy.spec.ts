import * as fc from 'fast-check';
import { jitter, maxRetryAfter, nextDelay, parseRetryAfter, retryDelays } from './retry-schedule.policy';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const made = fc.integer({ min: 1, max: retryDelays.length });

describe('nextDelay', () => {
  it('stays within 20 % of the schedule', () => {
    fc.assert(
      fc.property(made, random, (made, random) => {
        const delay = nextDelay({ made, random })!;
        const planned = retryDelays[made - 1]!;
        expect(delay).toBeGreaterThanOrEqual(planned * (1 - jitter) - 1);
        expect(delay).toBeLessThanOrEqual(planned * (1 + jitter) + 1);
      }),
    );
  });

  it('is never shorter than Retry-After, up to ten hours', () => {
    fc.assert(
      fc.property(made, random, fc.nat({ max: 10 * maxRetryAfter }), (made, random, retryAfter) => {
        const [plain, delayed] = [nextDelay({ made, random })!, nextDelay({ made, random, retryAfter })!];
        expect(delayed).toBe(Math.max(plain, Math.min(retryAfter, maxRetryAfter)));
      }),
    );
  });

  it('is undefined after the eighth attempt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 1_000 }),
        random,
        (made, random) => nextDelay({ made, random }) === undefined,
      ),
    );
  });

  it('makes eight attempts within 27 h 35 min on a virtual clock, without jitter', () => {
    let now = 0;
    const attempts = [now];
    for (let delay = nextDelay({ made: 1, random: 0.5 }); delay !== undefined;) {
      now += delay;
      attempts.push(now);
      delay = nextDelay({ made: attempts.length, random: 0.5 });
    }
    expect(attempts.map((at) => at / 1_000)).toEqual([0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305]);
  });
});

describe('parseRetryAfter', () => {
  const now = new Date('2026-11-24T08:00:00Z');

  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7_000],
    ['Tue, 24 Nov 2026 08:01:30 GMT', 90_000],
    ['Tuesday, 24-Nov-26 08:00:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 07:00:00 GMT', 0],
  ])('reads %j', (header, milliseconds) => expect(parseRetryAfter(header, now)).toBe(milliseconds));

  it.each([undefined, '', '-1', '1.5', 'soon', 'Soon, please', '2026-11-24', '99999999999'])(
    'leaves %j out',
    (header) => expect(parseRetryAfter(header, now)).toBeUndefined(),
  );
});
