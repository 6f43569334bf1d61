import { toShortCode, type Resource } from '@plumbline/contracts';
import type { Caller } from '../routing/caller';
import { usedBy } from './limit.policy';
import type { LimitRecord } from './storage/limit-storage';

/** The state of a request limit. Times are in seconds from now. */
export function rateLimitResource({ principal, rateLimit }: Caller, record: LimitRecord): Resource {
  return {
    id: toShortCode(principal.accountId),
    type: 'rate-limits',
    attributes: {
      limit: rateLimit.limit,
      'window-seconds': rateLimit.windowSeconds,
      scope: rateLimit.scope,
      'cool-down-seconds': rateLimit.coolDownSeconds,
      remaining: Math.max(0, rateLimit.limit - record.totalHits),
      'reset-after-seconds': record.timeToExpire,
      'retry-after-seconds': record.timeToBlockExpire,
      'used-by': usedBy(record),
    },
  };
}
