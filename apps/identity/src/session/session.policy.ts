const minuteMs = 60_000;
const idleMs = 30 * minuteMs;
const longestMs = 12 * 60 * minuteMs;

/** The times that decide how long a session lasts. */
export interface SessionTimes {
  lastUsedAt: Date;
  /** The latest that it can last, however busy it is. */
  endsAt: Date;
}

/** The times of a session that begins now: 12 hours at the most. */
export function timesFrom(now: Date): SessionTimes {
  return { lastUsedAt: now, endsAt: new Date(now.getTime() + longestMs) };
}

/** When a session ends if it is not used again: after 30 minutes without use, or at its latest end. */
export function expiryOf({ lastUsedAt, endsAt }: SessionTimes): Date {
  return new Date(Math.min(lastUsedAt.getTime() + idleMs, endsAt.getTime()));
}

export function isExpired(session: SessionTimes, now: Date): boolean {
  return expiryOf(session) <= now;
}

/** Use is written down at most once a minute: a page full of requests is one write. */
export function shouldRecordUse({ lastUsedAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastUsedAt.getTime() >= minuteMs;
}
