const dayMs = 86_400_000;

/** How many days before the expiry of a token its user is warned: the first time and the last. */
export const warningDays = [7, 1] as const;
export type WarningDays = (typeof warningDays)[number];

interface EndingToken {
  createdAt: Date;
  expiresAt: Date | null;
  /** The last warning that was given, in days before the expiry; 0 when the token needs none. */
  warnedDays: number | null;
}

/**
 * The warning that is due now, in days before the expiry. Each warning is given once. When both are due, only the later one
 * is given. A token whose whole lifetime is no longer than the warning's days needs no warning.
 */
export function warningDue({ createdAt, expiresAt, warnedDays }: EndingToken, now: Date): WarningDays | undefined {
  if (!expiresAt || expiresAt <= now) return undefined;
  const left = expiresAt.getTime() - now.getTime();
  const lifetime = expiresAt.getTime() - createdAt.getTime();
  const days = [...warningDays].reverse().find((threshold) => left <= threshold * dayMs);
  if (days === undefined || lifetime <= days * dayMs || (warnedDays ?? Infinity) <= days) return undefined;
  return days;
}
