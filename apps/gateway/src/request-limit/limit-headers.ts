import type { RateLimit } from '@plumbline/contracts';
import type { LimitRecord } from './storage/limit-storage';

const policies = new WeakMap<RateLimit, string>();

/**
 * The headers that show the request limit and what remains of it: the fields of draft-ietf-httpapi-ratelimit-headers-10
 * (structured fields, seconds) and the customary `X-RateLimit-*`. Reset is in seconds from now, when the oldest request leaves
 * the window.
 */
export function limitHeaders(limit: RateLimit, record: LimitRecord): Record<string, string> {
  const remaining = String(Math.max(0, limit.limit - record.totalHits));
  const reset = String(record.isBlocked ? record.timeToBlockExpire : record.timeToExpire);
  return {
    'ratelimit-policy': policyOf(limit),
    ratelimit: `"${limit.scope}";r=${record.isBlocked ? '0' : remaining};t=${reset}`,
    'x-ratelimit-limit': String(limit.limit),
    'x-ratelimit-remaining': record.isBlocked ? '0' : remaining,
    'x-ratelimit-reset': reset,
  };
}

function policyOf(limit: RateLimit): string {
  let policy = policies.get(limit);
  if (policy === undefined) {
    policies.set(limit, (policy = `"${limit.scope}";q=${limit.limit};w=${limit.windowSeconds}`));
  }
  return policy;
}
