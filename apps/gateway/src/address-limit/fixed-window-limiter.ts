import { DomainError, text } from '@plumbline/errors';

const maxEntries = 50_000;

interface Attempts {
  count: number;
  /** End of the window, in milliseconds. */
  until: number;
}

/** Counts attempts by key in fixed windows of one minute. Drops the oldest keys above 50,000, so that memory is bounded. */
export class FixedWindowLimiter {
  private readonly attempts = new Map<string, Attempts>();

  constructor(
    private readonly limit: number,
    private readonly now: () => number = () => performance.now(),
    private readonly windowMs = 60_000,
  ) {}

  /** Seconds until the key is admitted again, 0 if it is admitted now. */
  blockedFor(key: string): number {
    const entry = this.attempts.get(key);
    if (!entry || entry.count < this.limit) return 0;
    const left = entry.until - this.now();
    return left > 0 ? Math.ceil(left / 1_000) : 0;
  }

  record(key: string): void {
    const now = this.now();
    const entry = this.attempts.get(key);
    if (entry && entry.until > now) {
      entry.count++;
      return;
    }
    this.attempts.delete(key);
    const oldest = this.attempts.keys().next();
    if (this.attempts.size >= maxEntries && !oldest.done) this.attempts.delete(oldest.value);
    this.attempts.set(key, { count: 1, until: now + this.windowMs });
  }
}

/** @throws DomainError `auth.too-many-failures` if one of the keys has too many failures. */
export function refuseBlocked(limiters: readonly (readonly [FixedWindowLimiter, string])[]): void {
  const retryAfter = Math.max(...limiters.map(([limiter, key]) => limiter.blockedFor(key)));
  if (retryAfter === 0) return;
  throw new DomainError('auth.too-many-failures', {
    detail: text('Too many failed attempts. Try again in {{seconds}} seconds.', { seconds: retryAfter }),
    retryAfter,
  });
}
