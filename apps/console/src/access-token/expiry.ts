import { maxTokenDays } from '@plumbline/contracts';

const dayMs = 86_400_000;

/** How near the end of a token is: `soon` within a week, `now` within a day, like the e-mails about it. */
export function expiryOf(expiresAt: string | undefined, now: number): 'far' | 'soon' | 'now' | 'over' {
  if (expiresAt === undefined) return 'far';
  const left = new Date(expiresAt).getTime() - now;
  if (left <= 0) return 'over';
  if (left <= dayMs) return 'now';
  return left <= 7 * dayMs ? 'soon' : 'far';
}

/** Whole days from today to a day, both in the form `2026-11-24`. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
}

/** The day so many days after another, in the form `2026-11-24`. */
export function dayAfter(today: string, days: number): string {
  return new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, 10);
}

/** Today where the reader is, in the form `2026-11-24`. */
export function today(now = new Date()): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The first and the last day on which a token made today can end. */
export function expiryRange(from: string): { min: string; max: string } {
  return { min: dayAfter(from, 1), max: dayAfter(from, maxTokenDays) };
}
