/** Failed sign-ins of one user from one address that are not recorded yet. */
export interface SignInFailure {
  accountId: number;
  userId: number;
  ip: string;
  attempts: number;
}

interface Counted extends SignInFailure {
  recordedAt: number | undefined;
}

const quietMs = 60_000;
const rememberedPairs = 10_000;

/**
 * Counts failed sign-ins per user and address. Each pair is due at its first failure, and again no sooner than a minute after it was
 * recorded: repeated attempts raise a counter and do not flood the audit trail. Times are milliseconds since 1970.
 */
export class SignInFailureCounter {
  private readonly pairs = new Map<string, Counted>();

  add({ accountId, userId, ip }: Omit<SignInFailure, 'attempts'>): void {
    const key = keyOf({ userId, ip });
    const known = this.pairs.get(key);
    if (known) known.attempts += 1;
    else this.pairs.set(key, { accountId, userId, ip, attempts: 1, recordedAt: undefined });
    // The oldest pair is dropped: an attack from many addresses must not exhaust the memory.
    if (this.pairs.size > rememberedPairs) this.pairs.delete(this.pairs.keys().next().value!);
  }

  /** The failures to record now. Drops pairs without a failure for a minute. */
  due(now: number): SignInFailure[] {
    const due: SignInFailure[] = [];
    for (const [key, { recordedAt, ...failure }] of this.pairs) {
      if (recordedAt !== undefined && now - recordedAt < quietMs) continue;
      if (failure.attempts > 0) due.push(failure);
      else this.pairs.delete(key);
    }
    return due;
  }

  /** Subtracts what was recorded. Attempts since then are due later. */
  markRecorded({ attempts, ...pair }: SignInFailure, now: number): void {
    const known = this.pairs.get(keyOf(pair));
    if (!known) return;
    known.attempts -= attempts;
    known.recordedAt = now;
  }
}

function keyOf({ userId, ip }: Pick<SignInFailure, 'userId' | 'ip'>): string {
  return `${userId} ${ip}`;
}
