import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** The folders of `examples/`. */
export const exampleKinds = ['publishers', 'receivers', 'api-clients'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

/** An example program that is ready to be started in a folder. */
export interface BuiltProgram {
  folder: string;
  dir: string;
  start: string[];
  /** What its toolchain says of its version. */
  toolchain: string;
  /** Whether it is a receiver that checks HTTP Basic. */
  httpBasic: boolean;
  /** Whether it is a receiver that verifies signatures of `v1` only. */
  v1Only: boolean;
}

/** The programs of a kind that this run tests: `npm run test:examples` names them to the processes of Jest. */
export function builtPrograms(kind: ExampleKind): BuiltProgram[] {
  const list = process.env['EXAMPLES'];
  if (!list) throw new Error('EXAMPLES is not set: run the tests of examples by `npm run test:examples`.');
  return (JSON.parse(list) as BuiltProgram[]).filter(({ folder }) => folder.startsWith(kind));
}

export interface ProgramRun {
  exitCode: number | null;
  output: string;
  errors: string;
}

/** Runs a program to its end. */
export async function runToEnd(
  { dir, start }: Pick<BuiltProgram, 'dir' | 'start'>,
  { args, env, input }: { args: string[]; env: Record<string, string>; input: string },
): Promise<ProgramRun> {
  const [name, ...before] = start as [string, ...string[]];
  const child = spawn(name, [...before, ...args], { cwd: dir, env: { ...process.env, ...env } });
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, errors, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { exitCode, output, errors };
}
