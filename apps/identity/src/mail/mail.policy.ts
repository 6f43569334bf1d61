const minuteMs = 60_000;
const firstPauseMs = minuteMs;
const longestPauseMs = 60 * minuteMs;
/** With the pauses below about a day in all: after that nobody waits for the mail any more. */
export const mostAttempts = 28;

/** When a mail that could not be sent is tried again; undefined when it is given up. `attempts` counts the failed one. */
export function nextAttemptAt(attempts: number, now: Date): Date | undefined {
  if (attempts >= mostAttempts) return undefined;
  return new Date(now.getTime() + Math.min(firstPauseMs * 2 ** (attempts - 1), longestPauseMs));
}
