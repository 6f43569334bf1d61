import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../installation/paths';
import type { BuiltProgram } from './built-programs';

const result = z.strictObject({
  /** As the toolchain itself reports it, such as `go version go1.26.8 linux/amd64`. */
  toolchain: z.string(),
  /** The day of the run. */
  date: z.iso.date(),
});
export type Result = z.output<typeof result>;

const file = join(root, 'tools/examples/results.json');

/** The latest passed test of each example, by its folder. */
export function readResults(): Record<string, Result> {
  return z.record(z.string(), result).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Replaces the results of these programs, which have passed. `npm run docs` then writes them to docs/examples.md. */
export function recordResults(passed: BuiltProgram[]): void {
  const date = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  const latest = Object.fromEntries(passed.map(({ folder, toolchain }) => [folder, { toolchain, date }]));
  const results = Object.entries({ ...readResults(), ...latest });
  const sorted = results.sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}
