import fc from 'fast-check';
import { bucketOf, quantile, type Histogram } from './duration-histogram';

function histogramOf(durations: readonly number[]): Histogram {
  const histogram = new Map<number, number>();
  for (const bucket of durations.map(bucketOf)) histogram.set(bucket, (histogram.get(bucket) ?? 0) + 1);
  return histogram;
}

function exactQuantile(durations: readonly number[], part: number): number {
  const sorted = [...durations].sort((one, other) => one - other);
  return sorted[Math.ceil(part * sorted.length) - 1]!;
}

const duration = fc.integer({ min: 0, max: 60_000 });

describe('the histogram of durations', () => {
  it('returns quantiles within 5 % and the rounding to a millisecond', () =>
    fc.assert(
      fc.property(fc.array(duration, { minLength: 1 }), fc.constantFrom(0.5, 0.95, 1), (durations, part) => {
        const exact = exactQuantile(durations, part);
        expect(Math.abs(quantile(histogramOf(durations), part)! - exact)).toBeLessThanOrEqual(exact * 0.05 + 1);
      }),
    ));

  it('never sorts a longer duration into an earlier bucket', () =>
    fc.assert(
      fc.property(duration, duration, (one, other) => {
        expect(Math.sign(bucketOf(one) - bucketOf(other)) * Math.sign(one - other)).toBeGreaterThanOrEqual(0);
      }),
    ));

  it('needs fewer than 128 buckets for the longest attempt', () => expect(bucketOf(60_000)).toBeLessThan(128));

  it('has no quantile without durations', () => expect(quantile(new Map(), 0.5)).toBeUndefined());
});
