import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Pause between two attempts, in milliseconds. Defaults to 10. */
  readonly everyMs?: number;
  /** Message of the error at the timeout, such as `PostgreSQL did not start`. By default the last error is thrown as it is. */
  readonly failure?: string;
  /** Runs before each attempt. An error that it throws ends the wait at once. */
  readonly abort?: () => void;
}

/**
 * Repeats `attempt`, an assertion or any other function, until it does not throw, and returns its value.
 *
 * @param timeoutMs Defaults to 30,000: a busy machine needs many times longer than an idle one.
 * @throws The last error of `attempt`, or an Error with the text `failure` whose cause it is.
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  timeoutMs = 30_000,
  { everyMs = 10, failure, abort }: EventuallyOptions = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    abort?.();
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() >= deadline) {
        throw failure === undefined ? error : new Error(`${failure} within ${timeoutMs / 1_000} s`, { cause: error });
      }
    }
    await delay(everyMs);
  }
}
