import { explorerTokenName, maxTokenDays } from '@plumbline/contracts';
import { dayAfter } from '../app/value/day';

const dayMs = 86_400_000;

/** Returns how soon a token expires: `soon` within a week, `now` within a day, like the reminder mails. */
export function expiryOf(expiresAt: string | undefined, now: number): 'far' | 'soon' | 'now' | 'over' {
  if (expiresAt === undefined) return 'far';
  const left = new Date(expiresAt).getTime() - now;
  if (left <= 0) return 'over';
  if (left <= dayMs) return 'now';
  return left <= 7 * dayMs ? 'soon' : 'far';
}

/** Returns whether the API explorer created the token. Such a token needs no expiration warning and cannot be rotated. */
export function isOfExplorer(token: { name: string; 'created-at': string; 'expires-at'?: string }): boolean {
  const { name, 'created-at': createdAt, 'expires-at': expiresAt } = token;
  // Users can give their tokens the same name, but those last at least a day.
  return name === explorerTokenName && expiresAt !== undefined && Date.parse(expiresAt) - Date.parse(createdAt) < dayMs;
}

/** Returns the first and last possible expiration date of a token created today. */
export function expiryRange(from: string): { min: string; max: string } {
  return { min: dayAfter(from, 1), max: dayAfter(from, maxTokenDays) };
}
