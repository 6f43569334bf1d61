/** Each bucket is so many times as wide as the one before: a quantile is off by half of that at most, about 5 %. */
const growth = 1.1;
const logGrowth = Math.log(growth);

/** The bucket that a duration in milliseconds falls into, from 0. Anything up to a millisecond is in the first. */
export function bucketOf(durationMs: number): number {
  return durationMs <= 1 ? 0 : Math.ceil(Math.log(durationMs) / logGrowth);
}

/** How many durations fell into which bucket. */
export type Histogram = ReadonlyMap<number, number>;

/**
 * The duration in whole milliseconds that a part of all (0.95 for the 95th percentile, by nearest rank) does not exceed, within
 * 5 % of it; undefined when there is none.
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

/** The value from which both ends of the bucket are as far, in parts of their own. */
function middleOf(bucket: number): number {
  return Math.round((2 * growth ** bucket) / (growth + 1));
}
