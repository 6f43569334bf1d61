import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until `look` no longer throws, and gives what it found; at the end of the time, its last error.
 * `withinMs` is 10,000 unless told.
 */
export async function eventually<T>(look: () => T | Promise<T>, withinMs = 10_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await delay(10);
  }
}
