/** A program with its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** A generator of clients, and what makes a client with it. All commands run in one new folder, which holds `openapi.json`. */
export interface Generator {
  /** Identifies it on the command line and in the results. */
  name: string;
  language: string;
  version: string;
  /** The program in `clients` that lists, creates and uploads with the generated client, and its path in the folder. */
  program: { file: string; as: string };
  /** Installs the generator and what its clients need, in pinned versions. */
  install: readonly Command[];
  generate: readonly Command[];
  compile: readonly Command[];
  /** Runs the program. */
  run: Command;
}

/** What a trial does, one after the other. The last three are done by the program. */
export const steps = ['generate', 'compile', 'list', 'create', 'upload'] as const;
export type Step = (typeof steps)[number];
