/** The ratio of the widths of neighbouring buckets. The error of a quantile is at most half of it, about 5 %. */
const growth = 1.1;
const logGrowth = Math.log(growth);

/** The bucket of a duration in milliseconds, from 0. The first bucket contains everything up to a millisecond. */
export function bucketOf(durationMs: number): number {
  return durationMs <= 1 ? 0 : Math.ceil(Math.log(durationMs) / logGrowth);
}

/** The number of durations by bucket. */
export type Histogram = ReadonlyMap<number, number>;

/**
 * A quantile in whole milliseconds, accurate to 5 % (`part` is 0.95 for the 95th percentile, by nearest rank). Undefined for an
 * empty histogram.
 */
export function quantile(histogram: Histogram, part: number): number | undefined {
  const buckets = [...histogram].sort(([one], [other]) => one - other);
  const rank = Math.ceil(part * buckets.reduce((sum, [, count]) => sum + count, 0));
  let passed = 0;
  for (const [bucket, count] of buckets) {
    passed += count;
    if (passed >= rank) return middleOf(bucket);
  }
  return undefined;
}

/** The value with the same relative distance to both ends of the bucket. */
function middleOf(bucket: number): number {
  return Math.round((2 * growth ** bucket) / (growth + 1));
}
