import { explorerTokenName, maxTokenDays } from '@plumbline/contracts';
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

/** Whether the API explorer made the token, for an hour: that it ends is no news, and it has no successor. */
export function isOfExplorer(token: { name: string; 'created-at': string; 'expires-at'?: string }): boolean {
  const { name, 'created-at': createdAt, 'expires-at': expiresAt } = token;
  // People may give theirs the same name, but none of them lasts less than a day.
  return name === explorerTokenName && expiresAt !== undefined && Date.parse(expiresAt) - Date.parse(createdAt) < dayMs;
}

/** The first and the last day on which a token made today can end. */
export function expiryRange(from: string): { min: string; max: string } {
  return { min: dayAfter(from, 1), max: dayAfter(from, maxTokenDays) };
}
