/** Attempts at one person's password from one address that have not been told of. */
export interface SignInFailure {
  accountId: number;
  userId: number;
  ip: string;
  attempts: number;
}

interface Counted extends SignInFailure {
  toldAt: number | undefined;
}

const quietMs = 60_000;
const rememberedPairs = 10_000;

/**
 * Failed attempts to sign in, by person and address. Each pair is due at its first failure, and again no sooner than a minute after it
 * was told of: whoever hammers at a door fills a counter and not the audit trail. Times are milliseconds since 1970.
 */
export class SignInFailures {
  private readonly pairs = new Map<string, Counted>();

  add({ accountId, userId, ip }: Omit<SignInFailure, 'attempts'>): void {
    const key = keyOf({ userId, ip });
    const known = this.pairs.get(key);
    if (known) known.attempts += 1;
    else this.pairs.set(key, { accountId, userId, ip, attempts: 1, toldAt: undefined });
    // The oldest go when there are too many: an attack from everywhere must not fill the memory either.
    if (this.pairs.size > rememberedPairs) this.pairs.delete(this.pairs.keys().next().value!);
  }

  /** What is to be told now. Pairs that have been quiet for a minute are forgotten. */
  due(now: number): SignInFailure[] {
    const due: SignInFailure[] = [];
    for (const [key, { toldAt, ...failure }] of this.pairs) {
      if (toldAt !== undefined && now - toldAt < quietMs) continue;
      if (failure.attempts > 0) due.push(failure);
      else this.pairs.delete(key);
    }
    return due;
  }

  /** Takes off what was told of; attempts since then are for the next time. */
  told({ attempts, ...pair }: SignInFailure, now: number): void {
    const known = this.pairs.get(keyOf(pair));
    if (!known) return;
    known.attempts -= attempts;
    known.toldAt = now;
  }
}

function keyOf({ userId, ip }: Pick<SignInFailure, 'userId' | 'ip'>): string {
  return `${userId} ${ip}`;
}
