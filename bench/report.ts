/** `NAME: ratio 0.57 (ours ..., baseline ...)`: the last line of a benchmark that has a baseline. */
export function ratioLine(name: string, ours: number, baseline: number, unit: string): string {
  return `${name}: ratio ${(ours / baseline).toFixed(2)} (ours ${round(ours)} ${unit}, baseline ${round(baseline)} ${unit})`;
}

/** The value below which this share of the sorted values lies; nearest rank. */
export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) throw new RangeError('no values to take a percentile of');
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
