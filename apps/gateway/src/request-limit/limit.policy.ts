import type { Principal } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';
import type { Caller } from '../routing/caller';
import type { LimitRecord } from './storage/limit-storage';

/** The token that a request counts for. Undefined for requests that do not count: those of sessions and of free routes. */
export function countedToken({ credential }: Principal, route: { free?: boolean } | undefined): string | undefined {
  return credential.type === 'token' && !route?.free ? credential.tokenId : undefined;
}

/** The key under which requests count, by the scope of the limit. */
export function limitKey({ principal: { accountId, userId, credential }, rateLimit: { scope } }: Caller): string {
  if (scope === 'user') return `user:${userId}`;
  if (scope === 'token' && credential.type === 'token') return `token:${credential.tokenId}`;
  return `account:${accountId}`;
}

/** The error of a request over the limit. */
export function limitExceeded({ rateLimit: { limit, windowSeconds } }: Caller, record: LimitRecord): DomainError {
  const retryAfter = Math.max(1, record.timeToBlockExpire);
  return new DomainError('limit.exceeded', {
    detail: text('The limit is {{limit}} requests in {{window}} seconds. Try again in {{seconds}} seconds.', {
      limit,
      window: windowSeconds,
      seconds: retryAfter,
    }),
    retryAfter,
    meta: { 'used-by': usedBy(record) },
  });
}

/** The tokens whose requests are in the window, as responses show them. */
export function usedBy({ usage = [] }: LimitRecord): { 'token-id': string; requests: number }[] {
  return usage.map(({ tokenId, requests }) => ({ 'token-id': tokenId, requests }));
}
