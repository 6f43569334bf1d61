import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../installation/paths';
import { steps } from './generator';

const result = z.strictObject({
  version: z.string(),
  language: z.string(),
  /** The day of the trial. */
  date: z.iso.date(),
  /** The first step that failed. Absent when every step succeeded. */
  failed: z.enum(steps).optional(),
});
export type Result = z.output<typeof result>;

const file = join(root, 'tools/generators/results.json');

/** The latest result of each generator, by its name. */
export function readResults(): Record<string, Result> {
  return z.record(z.string(), result).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Replaces the result of a generator. `npm run docs` then writes it to docs/generated-clients.md. */
export function recordResult(name: string, value: Result): void {
  const results = Object.entries({ ...readResults(), [name]: result.parse(value) });
  const sorted = results.sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
