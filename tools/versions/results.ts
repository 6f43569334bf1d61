import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../installation/paths';

/** What one run of Jest has counted. */
const testRun = z.strictObject({ files: z.int(), passed: z.int(), failed: z.int() });
export type TestRun = z.output<typeof testRun>;

const result = z.strictObject({
  /** As the server itself reports it, such as `RabbitMQ 4.3.6`. */
  version: z.string(),
  /** The day of the run. */
  date: z.iso.date(),
  integration: testRun,
  /** Absent for servers that the main job does not need. */
  mainJob: testRun.optional(),
});
export type Result = z.output<typeof result>;

const file = join(root, 'tools/versions/results.json');

/** The latest result of each trial, by its name. */
export function readResults(): Record<string, Result> {
  return z.record(z.string(), result).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Replaces the result of a trial. `npm run docs` then writes it to docs/supported-versions.md. */
export function recordResult(name: string, value: Result): void {
  const results = Object.entries({ ...readResults(), [name]: result.parse(value) });
  const sorted = results.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
