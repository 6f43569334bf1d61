const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** How long what failed waits until it is tried again: longer after each failure in a row. Times are milliseconds of one clock. */
export class RetryPauses {
  private readonly failed = new Map<string, { times: number; until: number }>();

  isDue(id: string, now: number): boolean {
    return now >= (this.failed.get(id)?.until ?? 0);
  }

  /** Returns how many times it has failed in a row, and the pause. */
  add(id: string, now: number): { times: number; pauseMs: number } {
    const times = (this.failed.get(id)?.times ?? 0) + 1;
    const pauseMs = Math.min(firstPauseMs * 2 ** (times - 1), longestPauseMs);
    this.failed.set(id, { times, until: now + pauseMs });
    return { times, pauseMs };
  }

  delete(id: string): void {
    this.failed.delete(id);
  }

  /** Forgets all others. */
  keep(ids: readonly string[]): void {
    const kept = new Set(ids);
    for (const id of this.failed.keys()) if (!kept.has(id)) this.failed.delete(id);
  }
}
