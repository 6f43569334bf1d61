import { Listr, PRESET_TIMER } from 'listr2';

export interface Step {
  title: string;
  /** `report` shows a line about the progress of the step. */
  run: (report: (line: string) => void) => Promise<unknown>;
}

export interface StepOptions {
  /** Runs all steps at once, or at most this number. Every step then settles before an error is thrown. */
  concurrent?: boolean | number;
  /** Shows nothing. */
  silent?: boolean;
}

const timer = { ...PRESET_TIMER, field: (ms: number) => `${(ms / 1_000).toFixed(1)} s` };

/**
 * Runs steps in order, or all at once, and shows their progress and duration.
 * @throws The error of the first step that failed.
 */
export async function runSteps(
  steps: readonly Step[],
  { concurrent = false, silent = false }: StepOptions = {},
): Promise<void> {
  const errors: unknown[] = [];
  const list = new Listr(
    steps.map(({ title, run }) => ({
      title,
      task: async (_context: unknown, task: { output: string }) => {
        try {
          await run((line) => (task.output = line));
        } catch (error) {
          errors.push(error);
          throw error;
        }
      },
    })),
    {
      concurrent,
      exitOnError: concurrent === false,
      // Ctrl-C stops the installation in order; see tools/start.
      registerSignalListeners: false,
      renderer: silent ? 'silent' : 'default',
      fallbackRenderer: silent ? 'silent' : 'simple',
      rendererOptions: { timer, showErrorMessage: false, collapseErrors: false },
      fallbackRendererOptions: { timer },
    },
  );
  await list.run().catch(() => undefined);
  if (errors.length > 0) throw errors[0];
}

/** Runs one step and returns its value. */
export async function runStep<T>(title: string, run: () => Promise<T>, options?: StepOptions): Promise<T> {
  let value: T;
  await runSteps([{ title, run: async () => (value = await run()) }], options);
  return value!;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
