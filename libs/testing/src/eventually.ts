import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until `look` no longer throws, and gives what it found; at the end of the time, its last error.
 * `withinMs` is 30,000 unless told:
 * what takes a moment here takes many on a machine that has other work as well.
 */
export async function eventually<T>(look: () => T | Promise<T>, withinMs = 30_000): Promise<T> {
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
