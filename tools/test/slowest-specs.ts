import { existsSync, readFileSync } from 'node:fs';

/** The ten slowest test files of all runs of Jest, from what `slowest-specs.reporter.cjs` has written. Empty when none ran. */
export function slowestSpecs(timesFile: string): string {
  if (!existsSync(timesFile)) return '';
  const slowest = readFileSync(timesFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { spec: string; seconds: number })
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
    .map(({ spec, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${spec}\n`);
  return `Slowest test files:\n${slowest.join('')}\n`;
}
