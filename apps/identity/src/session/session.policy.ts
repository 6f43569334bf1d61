const minuteMs = 60_000;
const idleMs = 30 * minuteMs;
const longestMs = 12 * 60 * minuteMs;

/** The times that determine when a session expires. */
export interface SessionTimes {
  lastUsedAt: Date;
  /** The end of the session even if it stays in use. */
  endsAt: Date;
}

/** The times of a session that begins now and lasts at most 12 hours. */
export function timesFrom(now: Date): SessionTimes {
  return { lastUsedAt: now, endsAt: new Date(now.getTime() + longestMs) };
}

/** When a session expires if it is not used again: after 30 minutes without use, or at `endsAt`. */
export function expiryOf({ lastUsedAt, endsAt }: SessionTimes): Date {
  return new Date(Math.min(lastUsedAt.getTime() + idleMs, endsAt.getTime()));
}

export function isExpired(session: SessionTimes, now: Date): boolean {
  return expiryOf(session) <= now;
}

/** Use is recorded at most once a minute, so that the many requests of a page cause one write. */
export function shouldRecordUse({ lastUsedAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastUsedAt.getTime() >= minuteMs;
}
