import { DomainError } from '@plumbline/errors';
import { addressKey } from '@plumbline/http';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';

const secondMs = 1_000;

/** The number of failures without a pause, and the longest pause. Pauses start at one second and double. */
interface Allowance {
  freeFailures: number;
  longestPauseMs: number;
}

// Nothing counts per e-mail alone: anybody who knows an e-mail could lock out its user. Per network more failures are allowed, because
// an office shares one.
const allowances: Record<'user' | 'network', Allowance> = {
  user: { freeFailures: 5, longestPauseMs: 60 * secondMs },
  network: { freeFailures: 20, longestPauseMs: 15 * 60 * secondMs },
};

const forgetAfterMs = 15 * 60 * secondMs;
const rememberedKeys = 20_000;

interface Failures {
  count: number;
  lastAt: number;
  pausedUntil: number;
}

/**
 * Slows down password guessing, per e-mail in a network and per network, within this process. A network is an IPv4 address or the /64
 * prefix of an IPv6 address. An attempt counts as failed until it has succeeded, so that parallel attempts gain nothing over
 * sequential ones.
 */
@Injectable()
export class SignInThrottle {
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  /** Counts an attempt. @throws DomainError `auth.too-many-failures` during a pause, with the seconds to wait. */
  begin(email: string, ip: string): void {
    const now = this.clock.now().getTime();
    const { user, network } = keysOf(email, ip);
    const pausedUntil = Math.max(...[user, network].map((key) => this.recall(key, now)?.pausedUntil ?? 0));
    if (pausedUntil > now) {
      throw new DomainError('auth.too-many-failures', {
        detail: 'Wait before you try to sign in again.',
        retryAfter: Math.ceil((pausedUntil - now) / secondMs),
      });
    }
    this.count(user, allowances.user, now);
    this.count(network, allowances.network, now);
  }

  /**
   * Removes what `begin` counted, and the failures of the e-mail in this network. Other failures of the network stay: attackers must
   * not be able to reset them by signing in to their own account.
   */
  succeed(email: string, ip: string): void {
    const { user, network } = keysOf(email, ip);
    this.failures.delete(user);
    const others = this.failures.get(network);
    if (!others) return;
    others.count -= 1;
    others.pausedUntil = 0;
  }

  private recall(key: string, now: number): Failures | undefined {
    const known = this.failures.get(key);
    if (known && now - known.lastAt > forgetAfterMs && known.pausedUntil <= now) {
      this.failures.delete(key);
      return undefined;
    }
    return known;
  }

  private count(key: string, { freeFailures, longestPauseMs }: Allowance, now: number): void {
    const count = (this.failures.get(key)?.count ?? 0) + 1;
    const over = count - freeFailures;
    const pauseMs = over > 0 ? Math.min(secondMs * 2 ** (over - 1), longestPauseMs) : 0;
    // Deleted first, so that the key becomes the newest. The oldest key is dropped when there are too many.
    this.failures.delete(key);
    this.failures.set(key, { count, lastAt: now, pausedUntil: now + pauseMs });
    if (this.failures.size > rememberedKeys) this.failures.delete(this.failures.keys().next().value!);
  }
}

function keysOf(email: string, ip: string): { user: string; network: string } {
  const network = addressKey(ip);
  // JSON, because an e-mail may contain any separator.
  return { user: JSON.stringify([network, email]), network };
}
