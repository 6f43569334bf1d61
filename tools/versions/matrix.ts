import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../installation/paths';

/** One version of a server, and how its tests get it. */
const trial = z.strictObject({
  /** Identifies the trial on the command line and in the results. */
  name: z.string().min(1),
  server: z.enum(['rabbitmq', 'redis']),
  /** Variables that choose the server: an image, a URL, or a PATH on which its program is first. */
  environment: z.record(z.string(), z.string()).default({}),
  /** A program, with arguments, that runs the command after them with this version in place of the installed one. */
  command: z.array(z.string()).default([]),
});
export type Trial = z.output<typeof trial>;

const matrix = z.strictObject({ trials: z.array(trial).min(1) });

/** The matrix that uses the public container images. */
export const defaultMatrix = join(root, 'tools/versions/matrix.json');

/** Reads the trials of a matrix file, all or those with the given names. @throws Error that says what to do */
export async function readTrials(file: string, names: readonly string[]): Promise<Trial[]> {
  const parsed = matrix.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not a matrix of versions:\n${z.prettifyError(parsed.error)}`);
  const { trials } = parsed.data;
  const unknown = names.find((name) => !trials.some((one) => one.name === name));
  if (unknown !== undefined) {
    throw new Error(`${file} has no "${unknown}". It has: ${trials.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? trials : trials.filter(({ name }) => names.includes(name));
}
