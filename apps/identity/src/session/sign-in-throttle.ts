import { DomainError } from '@plumbline/errors';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';

const secondMs = 1_000;

/** How many failures are free, and how long the longest pause after that is. Pauses double from one second. */
interface Patience {
  freeFailures: number;
  longestPauseMs: number;
}

// An e-mail's pause is short: whoever knows the address could otherwise keep its person out. An office shares one address.
const patience: Record<'email' | 'ip', Patience> = {
  email: { freeFailures: 5, longestPauseMs: 60 * secondMs },
  ip: { freeFailures: 20, longestPauseMs: 15 * 60 * secondMs },
};

const forgetAfterMs = 15 * 60 * secondMs;
const rememberedKeys = 20_000;

interface Failures {
  count: number;
  lastAt: number;
  pausedUntil: number;
}

/**
 * Slows down guessing at passwords, per e-mail and per address, within this process. An attempt counts as failed until
 * it has succeeded, so that many at once get no further than one after the other.
 */
@Injectable()
export class SignInThrottle {
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  /** Counts an attempt, or refuses it with `auth.too-many-failures` and when to come back. */
  begin(email: string, ip: string): void {
    const now = this.clock.now().getTime();
    const keys = [this.key('email', email), this.key('ip', ip)] as const;
    const pausedUntil = Math.max(...keys.map((key) => this.recall(key, now)?.pausedUntil ?? 0));
    if (pausedUntil > now) {
      throw new DomainError('auth.too-many-failures', {
        detail: 'Wait before you try to sign in again.',
        retryAfter: Math.ceil((pausedUntil - now) / secondMs),
      });
    }
    this.count(keys[0], patience.email, now);
    this.count(keys[1], patience.ip, now);
  }

  /** Takes back what `begin` counted, and forgets the e-mail's failures. The address keeps its others: one's own account must not reset them. */
  succeed(email: string, ip: string): void {
    this.failures.delete(this.key('email', email));
    const address = this.failures.get(this.key('ip', ip));
    if (!address) return;
    address.count -= 1;
    address.pausedUntil = 0;
  }

  private key(kind: 'email' | 'ip', value: string): string {
    return `${kind}:${value}`;
  }

  private recall(key: string, now: number): Failures | undefined {
    const known = this.failures.get(key);
    if (known && now - known.lastAt > forgetAfterMs && known.pausedUntil <= now) {
      this.failures.delete(key);
      return undefined;
    }
    return known;
  }

  private count(key: string, { freeFailures, longestPauseMs }: Patience, now: number): void {
    const count = (this.failures.get(key)?.count ?? 0) + 1;
    const over = count - freeFailures;
    const pauseMs = over > 0 ? Math.min(secondMs * 2 ** (over - 1), longestPauseMs) : 0;
    // Deleting first moves the key to the young end: the oldest go when there are too many.
    this.failures.delete(key);
    this.failures.set(key, { count, lastAt: now, pausedUntil: now + pauseMs });
    if (this.failures.size > rememberedKeys) this.failures.delete(this.failures.keys().next().value!);
  }
}
