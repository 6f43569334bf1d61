/** Returns the share of successful attempts, from 0 to 1; undefined without attempts. */
export function successRate(attempts: { delivered: number; retried: number; failed: number }): number | undefined {
  const all = attempts.delivered + attempts.retried + attempts.failed;
  return all === 0 ? undefined : attempts.delivered / all;
}
