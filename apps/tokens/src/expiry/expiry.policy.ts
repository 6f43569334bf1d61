const dayMs = 86_400_000;

/** How many days before a token ends its user is told, the first time and the last. */
export const warningDays = [7, 1] as const;
export type WarningDays = (typeof warningDays)[number];

interface EndingToken {
  createdAt: Date;
  expiresAt: Date | null;
  /** The last warning that was given; 0 when none is wanted. */
  warnedDays: number | null;
}

/**
 * The warning that is due now, if one is: each is given once, the later one alone when both are due, and none to whoever made
 * the token to last no longer than that.
 */
export function warningDue({ createdAt, expiresAt, warnedDays }: EndingToken, now: Date): WarningDays | undefined {
  if (!expiresAt || expiresAt <= now) return undefined;
  const left = expiresAt.getTime() - now.getTime();
  const lifetime = expiresAt.getTime() - createdAt.getTime();
  const days = [...warningDays].reverse().find((threshold) => left <= threshold * dayMs);
  if (days === undefined || lifetime <= days * dayMs || (warnedDays ?? Infinity) <= days) return undefined;
  return days;
}
