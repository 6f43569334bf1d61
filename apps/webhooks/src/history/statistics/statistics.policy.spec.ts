import fc from 'fast-check';
import { bucketOf } from '../../delivery/record/duration-histogram';
import { hoursOf, summarise, type CountedAttempts } from './statistics.policy';

const now = new Date('2026-11-24T08:20:00Z');
const at = (text: string) => new Date(`2026-11-24T${text}:00Z`);

describe('hoursOf', () => {
  it('default to the last 24, including the current one', () =>
    expect(hoursOf({}, now)).toEqual({ from: new Date('2026-11-23T09:00:00Z'), to: at('09:00') }));

  it('include every hour that the period overlaps', () =>
    expect(hoursOf({ from: '2026-11-24T05:59:59.999Z', to: '2026-11-24T07:00:00.001Z' }, now)).toEqual({
      from: at('05:00'),
      to: at('08:00'),
    }));

  it.each([
    [{ from: '2026-11-24T09:00:00Z' }],
    [{ from: '2026-11-24T05:00:00Z', to: '2026-11-24T05:00:00Z' }],
    [{ from: '2026-10-01T00:00:00Z' }],
    [{ from: '9999-12-31T00:00:00Z', to: '9999-12-31T23:59:59.999Z' }],
  ])('reject %j', (time) =>
    expect(() => hoursOf(time, now)).toThrow(expect.objectContaining({ code: 'request.invalid' })),
  );
});

describe('summarise', () => {
  const hours = { from: at('06:00'), to: at('09:00') };
  const counted = (hour: string, status: CountedAttempts['status'], durationMs: number, attempts: number) => ({
    hour: at(hour),
    status,
    durationBucket: bucketOf(durationMs),
    attempts,
  });

  it('counts delivered, retried and failed attempts, by hour and in total', () => {
    const { total, hours: each } = summarise(
      [
        counted('06:00', 'delivered', 20, 99),
        counted('06:00', 'pending', 15_000, 1),
        counted('08:00', 'failed', 15_000, 3),
      ],
      hours,
    );
    expect(total).toMatchObject({ delivered: 99, retried: 1, failed: 3 });
    expect(each).toEqual([
      { hour: at('06:00').toISOString(), delivered: 99, retried: 1, failed: 0, p50Ms: 20, p95Ms: 20 },
      { hour: at('07:00').toISOString(), delivered: 0, retried: 0, failed: 0, p50Ms: null, p95Ms: null },
      expect.objectContaining({ delivered: 0, retried: 0, failed: 3 }),
    ]);
    expect(Math.abs(each[2]!.p50Ms! - 15_000)).toBeLessThan(750);
  });

  it('loses no attempt', () => {
    const row = fc.record({
      hour: fc.constantFrom(at('06:00'), at('07:00'), at('08:00')),
      status: fc.constantFrom('delivered', 'pending', 'failed'),
      durationBucket: fc.nat(110),
      attempts: fc.integer({ min: 1, max: 1_000 }),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { total, hours: each } = summarise(rows, hours);
        const sum = rows.reduce((all, { attempts }) => all + attempts, 0);
        expect(total.delivered + total.retried + total.failed).toBe(sum);
        expect(each.reduce((all, hour) => all + hour.delivered + hour.retried + hour.failed, 0)).toBe(sum);
      }),
    );
  });
});
