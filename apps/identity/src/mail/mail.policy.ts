const minuteMs = 60_000;
const firstPauseMs = minuteMs;
const longestPauseMs = 60 * minuteMs;
/** About a day in all, with the pauses below. A later mail is of no use. */
export const mostAttempts = 28;

/** When a mail that could not be sent is tried again; undefined if it is given up. `attempts` includes the failed attempt. */
export function nextAttemptAt(attempts: number, now: Date): Date | undefined {
  if (attempts >= mostAttempts) return undefined;
  return new Date(now.getTime() + Math.min(firstPauseMs * 2 ** (attempts - 1), longestPauseMs));
}
