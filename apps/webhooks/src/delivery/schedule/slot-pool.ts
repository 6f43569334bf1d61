import type { EndpointQueue } from './endpoint-queue';

/** The part of a pool that stays free for accounts that use few of its slots, so that a newcomer finds one. */
const keptFree = 1 / 16;

/** So many free slots an account leaves for each one that it uses, as long as these are fewer than are kept free. */
const freePerUsedSlot = 4;

/** An account begins so many attempts at once. Endpoints that respond need few slots at a time; those that hang need ever more. */
const atOnce = 32;

/**
 * Accounts that use at least `atOnce` get a few further slots at regular intervals: so few that their time-outs are a matter of milliseconds, and several,
 * because one statement claims the deliveries of all. Milliseconds.
 */
const further = { slots: 5, everyMs: 100 };

/** What one account has in a pool. */
interface AccountShare {
  accountId: number;
  used: number;
  /** A set iterates in the order of insertion, which is the order of turns. */
  waiting: Set<EndpointQueue>;
}

/**
 * Slots that accounts share. A slot goes to the account that uses the fewest, and there to the endpoint that has waited longest. An attempt that hangs
 * cannot be taken back, so an account alone leaves a few slots free (trunk reservation, as in telephone networks). Of these an account may use the fewer,
 * the more it uses already. Attempts that begin together also time out together, and then keep the process from everything else for a moment: an even pool
 * gives slots to accounts that use many at regular intervals. Keeps accounts only while they use slots or have an endpoint that waits. Times are
 * milliseconds of one clock.
 */
export class SlotPool {
  private readonly shares = new Map<number, AccountShare>();
  /** The shares with a waiting endpoint, by the slots that they use, and among equals in the order of turns. */
  private readonly waiting: Set<AccountShare>[];
  /** No share waits below this number of slots. */
  private lowest = 0;
  private inUse = 0;

  private readonly kept: number;
  /** When the current interval of further slots began, and how many of them were given in it. */
  private furtherAt = -Infinity;
  private furtherGiven = 0;

  constructor(
    private readonly slots: number,
    private readonly options: { even: boolean } = { even: false },
  ) {
    this.kept = Math.ceil(slots * keptFree);
    this.waiting = Array.from({ length: slots + 1 }, () => new Set());
  }

  get used(): number {
    return this.inUse;
  }

  /** The number of accounts in memory. */
  get accounts(): number {
    return this.shares.size;
  }

  has(queue: EndpointQueue): boolean {
    return this.shares.get(queue.accountId)?.waiting.has(queue) ?? false;
  }

  /** The endpoint waits for its turn, behind the others of its account. */
  add(queue: EndpointQueue): void {
    this.change(queue, (share) => share.waiting.add(queue));
  }

  delete(queue: EndpointQueue): void {
    if (this.has(queue)) this.change(queue, (share) => share.waiting.delete(queue));
  }

  /** The endpoint whose turn it is, if it may use a slot now. */
  next(now: number): EndpointQueue | undefined {
    const share = this.nextShare();
    // A clock that was set back must not make it wait.
    if (!share || (now >= this.furtherAt && now < this.earliestFor(share))) return undefined;
    const [queue] = share.waiting;
    return queue;
  }

  /** When the endpoint whose turn it is may use a slot, if no attempt ends before; infinite when none may. */
  get nextAt(): number {
    const share = this.nextShare();
    return share ? this.earliestFor(share) : Infinity;
  }

  /** The number of slots that the endpoint may use now. */
  room(queue: EndpointQueue): number {
    return this.roomOf(this.usedBy(queue));
  }

  /** Whether the account of the endpoint uses more slots than it may still take. */
  isCrowded(queue: EndpointQueue): boolean {
    return this.usedBy(queue) > this.room(queue);
  }

  /** The endpoint uses so many slots more, from now on. */
  use(queue: EndpointQueue, slots: number, now: number): void {
    if (this.usedBy(queue) >= atOnce) this.giveFurther(slots, now);
    this.occupy(queue, slots);
  }

  /** The endpoint uses so many slots fewer. */
  free(queue: EndpointQueue, slots: number): void {
    this.occupy(queue, -slots);
  }

  private giveFurther(slots: number, now: number): void {
    // A clock that was set back begins another interval.
    if (now < this.furtherAt || now >= this.furtherAt + further.everyMs) {
      this.furtherAt = now;
      this.furtherGiven = 0;
    }
    this.furtherGiven += slots;
  }

  private occupy(queue: EndpointQueue, slots: number): void {
    this.inUse += slots;
    this.change(queue, (share) => (share.used += slots));
  }

  /** If this account may use no other slot, no account may. */
  private nextShare(): AccountShare | undefined {
    while (this.waiting[this.lowest]?.size === 0) this.lowest += 1;
    const [share] = this.waiting[this.lowest] ?? [];
    return share && this.roomOf(share.used) > 0 ? share : undefined;
  }

  private earliestFor({ used }: AccountShare): number {
    const mustWait = this.options.even && used >= atOnce && this.furtherGiven >= further.slots;
    return mustWait ? this.furtherAt + further.everyMs : -Infinity;
  }

  private usedBy({ accountId }: EndpointQueue): number {
    return this.shares.get(accountId)?.used ?? 0;
  }

  private roomOf(used: number): number {
    const free = this.slots - this.inUse;
    const ofKept = Math.ceil((free - freePerUsedSlot * used) / (1 + freePerUsedSlot));
    return Math.max(0, free - this.kept, ofKept);
  }

  private change({ accountId }: EndpointQueue, change: (share: AccountShare) => void): void {
    const share = this.shares.get(accountId) ?? { accountId, used: 0, waiting: new Set() };
    const { used } = share;
    change(share);
    // An account that keeps its number of slots keeps its place among equals.
    if (share.used !== used || share.waiting.size === 0) this.waiting[used]!.delete(share);
    if (share.waiting.size > 0) {
      this.waiting[share.used]!.add(share);
      this.lowest = Math.min(this.lowest, share.used);
    }
    if (share.waiting.size > 0 || share.used > 0) this.shares.set(accountId, share);
    else this.shares.delete(accountId);
  }
}
