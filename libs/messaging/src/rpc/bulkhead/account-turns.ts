import { limitOf, type CallGroup, type GroupLimits } from './call-group';

/** The limits of calls that run at once. */
export interface TurnLimits extends GroupLimits {
  /** Calls of one group that run or wait. */
  heldPerGroup: number;
}

/** A call that wants to run. One of the two is called, once. */
export interface Turn {
  start: () => void;
  /** The process stops. */
  leave: () => void;
}

interface GroupCalls {
  group: CallGroup;
  running: number;
  waiting: Turn[];
}

/**
 * The places in which a service handles calls, shared among groups: calls of one account, or of callers without credentials, that hang leave
 * places for the others, however many gateways they come from. Calls that wait get free places group by group. Some places are left to calls
 * without a group, which have only the common limit.
 */
export class AccountTurns {
  private readonly groups = new Map<CallGroup, GroupCalls>();
  /** The groups with a call that waits and may run when there is a place, in the order of turns. */
  private readonly next = new Set<GroupCalls>();
  private running = 0;
  /** Those of the running calls that have a group. */
  private grouped = 0;

  constructor(private readonly limits: TurnLimits) {}

  /** Starts the call now or later. False when the group has too many: then it never starts. */
  take(group: CallGroup, turn: Turn): boolean {
    const calls = this.groups.get(group) ?? { group, running: 0, waiting: [] };
    if (group !== undefined && calls.running + calls.waiting.length >= this.limits.heldPerGroup) return false;
    this.groups.set(group, calls);
    if (this.hasPlace(calls) && this.mayRun(calls)) this.start(calls, turn);
    else {
      calls.waiting.push(turn);
      this.update(calls);
    }
    return true;
  }

  /** A call of the group has ended. */
  end(group: CallGroup): void {
    const ended = this.groups.get(group)!;
    this.count(ended, -1);
    this.update(ended);
    for (const calls of this.next) {
      if (!this.hasPlace(calls)) continue;
      // It moves behind the others.
      this.next.delete(calls);
      this.start(calls, calls.waiting.shift()!);
      this.update(calls);
      return;
    }
  }

  /** All calls that wait leave. */
  close(): void {
    for (const calls of [...this.groups.values()]) {
      for (const turn of calls.waiting.splice(0)) turn.leave();
      this.update(calls);
    }
  }

  /** The number of groups in memory. */
  get size(): number {
    return this.groups.size;
  }

  private start(calls: GroupCalls, turn: Turn): void {
    this.count(calls, 1);
    turn.start();
  }

  private count(calls: GroupCalls, change: 1 | -1): void {
    this.running += change;
    calls.running += change;
    if (calls.group !== undefined) this.grouped += change;
  }

  private hasPlace({ group }: GroupCalls): boolean {
    return this.running < this.limits.total && (group === undefined || this.grouped < this.limits.grouped);
  }

  private mayRun({ group, running }: GroupCalls): boolean {
    return running < limitOf(group, this.limits);
  }

  private update(calls: GroupCalls): void {
    if (calls.waiting.length > 0 && this.mayRun(calls)) this.next.add(calls);
    else this.next.delete(calls);
    // Nothing is kept of a group without calls.
    if (calls.running === 0 && calls.waiting.length === 0) this.groups.delete(calls.group);
  }
}
