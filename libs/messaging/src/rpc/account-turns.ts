export interface TurnLimits {
  /** Calls that run at once. */
  places: number;
  /** Calls of one account that run at once. */
  perAccount: number;
  /** Calls of one account that run or wait. */
  heldPerAccount: number;
}

/** A call that wants to run. One of the two is called, once. */
export interface Turn {
  start: () => void;
  /** The process stops. */
  leave: () => void;
}

interface AccountCalls {
  accountId: number | undefined;
  running: number;
  waiting: Turn[];
}

/**
 * The places in which a service handles calls, shared among accounts: calls of one account that hang leave places for the others, however
 * many gateways they come from. Calls that wait get free places account by account. Calls without an account have only the common limit.
 */
export class AccountTurns {
  private readonly accounts = new Map<number | undefined, AccountCalls>();
  /** The accounts with a call that waits and may run, in the order of turns. */
  private readonly next = new Set<AccountCalls>();
  private running = 0;

  constructor(private readonly limits: TurnLimits) {}

  /** Starts the call now or later. False when the account has too many: then it never starts. */
  take(accountId: number | undefined, turn: Turn): boolean {
    const calls = this.accounts.get(accountId) ?? { accountId, running: 0, waiting: [] };
    if (accountId !== undefined && calls.running + calls.waiting.length >= this.limits.heldPerAccount) return false;
    this.accounts.set(accountId, calls);
    if (this.running < this.limits.places && this.mayRun(calls)) this.start(calls, turn);
    else {
      calls.waiting.push(turn);
      this.update(calls);
    }
    return true;
  }

  /** A call of the account has ended. */
  end(accountId: number | undefined): void {
    const ended = this.accounts.get(accountId)!;
    this.running -= 1;
    ended.running -= 1;
    this.update(ended);
    const [calls] = this.next;
    if (!calls) return;
    // It moves behind the others.
    this.next.delete(calls);
    this.start(calls, calls.waiting.shift()!);
    this.update(calls);
  }

  /** All calls that wait leave. */
  close(): void {
    for (const calls of [...this.accounts.values()]) {
      for (const turn of calls.waiting.splice(0)) turn.leave();
      this.update(calls);
    }
  }

  /** The number of accounts in memory. */
  get size(): number {
    return this.accounts.size;
  }

  private start(calls: AccountCalls, turn: Turn): void {
    this.running += 1;
    calls.running += 1;
    turn.start();
  }

  private mayRun({ accountId, running }: AccountCalls): boolean {
    return accountId === undefined || running < this.limits.perAccount;
  }

  private update(calls: AccountCalls): void {
    if (calls.waiting.length > 0 && this.mayRun(calls)) this.next.add(calls);
    else this.next.delete(calls);
    // Nothing is kept of an account without calls.
    if (calls.running === 0 && calls.waiting.length === 0) this.accounts.delete(calls.accountId);
  }
}
