import { maxTokenDays } from '@plumbline/contracts';
import { dayAfter } from '../app/value/day';

const dayMs = 86_400_000;

/** How near the end of a token is: `soon` within a week, `now` within a day, like the e-mails about it. */
export function expiryOf(expiresAt: string | undefined, now: number): 'far' | 'soon' | 'now' | 'over' {
  if (expiresAt === undefined) return 'far';
  const left = new Date(expiresAt).getTime() - now;
  if (left <= 0) return 'over';
  if (left <= dayMs) return 'now';
  return left <= 7 * dayMs ? 'soon' : 'far';
}

/** The first and the last day on which a token made today can end. */
export function expiryRange(from: string): { min: string; max: string } {
  return { min: dayAfter(from, 1), max: dayAfter(from, maxTokenDays) };
}
