import { waitUntil } from '../../../../tools/backing';

/** Tries an expectation until it holds. */
export function eventually<T>(expectation: () => T | Promise<T>, withinMs = 30_000): Promise<T> {
  return waitUntil(async () => expectation(), { what: 'the expectation holds', timeoutMs: withinMs, everyMs: 20 });
}
