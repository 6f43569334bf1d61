import { setTimeout as delay } from 'node:timers/promises';

export interface WaitOptions {
  /** What is waited for, for the error's text. */
  readonly what: string;
  readonly timeoutMs: number;
  readonly everyMs?: number;
  /** Checked between tries: an error it throws ends the wait, since the condition can no longer come true. */
  readonly abort?: () => void;
}

/** Tries until the attempt does not throw, and gives its value; past the time, the last error is the cause of ours. */
export async function waitUntil<T>(attempt: () => Promise<T>, options: WaitOptions): Promise<T> {
  const deadline = performance.now() + options.timeoutMs;
  for (;;) {
    options.abort?.();
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() >= deadline) {
        throw new Error(`${options.what}: not so within ${options.timeoutMs / 1000} s`, { cause: error });
      }
    }
    await delay(options.everyMs ?? 50);
  }
}
