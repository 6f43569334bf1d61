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

const allowances: Record<'device' | 'user' | 'network' | 'email', Allowance> = {
  // The failures of an e-mail on a device with which its user has signed in before: a stolen device gains no more guesses.
  device: { freeFailures: 5, longestPauseMs: 60 * secondMs },
  // The failures of an e-mail in one network.
  user: { freeFailures: 5, longestPauseMs: 60 * secondMs },
  // More, because an office shares a network.
  network: { freeFailures: 20, longestPauseMs: 15 * 60 * secondMs },
  // Many more, because anybody who knows an e-mail can use them up. It bounds guesses from ever more networks.
  email: { freeFailures: 100, longestPauseMs: 60 * secondMs },
};

const forgetAfterMs = 15 * 60 * secondMs;
const rememberedKeys = 20_000;

interface Failures {
  count: number;
  lastAt: number;
  pausedUntil: number;
}

/**
 * Slows down password guessing within this process: per e-mail in a network, per network, and per e-mail. The last does not apply to
 * a network in which the user has signed in before. On a device with which the user has signed in before, only the failures there
 * count, so that neither strangers nor neighbours can lock the user out. A network is an IPv4 address or the /64 prefix of an IPv6
 * address. An attempt counts as failed until it has succeeded, so that parallel attempts gain nothing over sequential ones.
 */
@Injectable()
export class SignInThrottle {
  private readonly failures = new Map<string, Failures>();
  /** The users' keys that have signed in, the oldest first. */
  private readonly known = new Set<string>();

  constructor(private readonly clock: Clock) {}

  /** Counts an attempt. @throws DomainError `auth.too-many-failures` during a pause, with the seconds to wait. */
  begin(email: string, ip: string, device?: string): void {
    const now = this.clock.now().getTime();
    const counted = this.countersOf(email, ip, device);
    const pausedUntil = Math.max(...counted.map(([key]) => this.recall(key, now)?.pausedUntil ?? 0));
    if (pausedUntil > now) {
      throw new DomainError('auth.too-many-failures', {
        detail: 'Wait before you try to sign in again.',
        retryAfter: Math.ceil((pausedUntil - now) / secondMs),
      });
    }
    for (const [key, allowance] of counted) this.count(key, allowance, now);
  }

  /**
   * Removes what `begin` counted, and the failures of the e-mail. Other failures of the network stay: attackers must not be able to
   * reset them by signing in to their own account.
   */
  succeed(email: string, ip: string, device?: string): void {
    if (device !== undefined) {
      this.failures.delete(deviceKey(email, device));
      return;
    }
    const { user, network, email: anywhere } = keysOf(email, ip);
    this.remember(user);
    this.failures.delete(user);
    this.failures.delete(anywhere);
    const others = this.failures.get(network);
    if (!others) return;
    others.count -= 1;
    others.pausedUntil = 0;
  }

  /** The keys under which an attempt counts. */
  private countersOf(email: string, ip: string, device?: string): [string, Allowance][] {
    if (device !== undefined) return [[deviceKey(email, device), allowances.device]];
    const keys = keysOf(email, ip);
    const kinds = this.known.has(keys.user) ? (['user', 'network'] as const) : (['user', 'network', 'email'] as const);
    return kinds.map((kind) => [keys[kind], allowances[kind]]);
  }

  private remember(user: string): void {
    this.known.delete(user);
    this.known.add(user);
    if (this.known.size > rememberedKeys) this.known.delete(this.known.values().next().value!);
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

function deviceKey(email: string, device: string): string {
  return JSON.stringify(['device', device, email]);
}

function keysOf(email: string, ip: string): { user: string; network: string; email: string } {
  const network = addressKey(ip);
  // JSON, because an e-mail may contain any separator, and may look like an address.
  return { user: JSON.stringify([network, email]), network, email: JSON.stringify([email]) };
}
