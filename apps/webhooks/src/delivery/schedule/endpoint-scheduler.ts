import type { Health } from '../../endpoint/health/endpoint-health.policy';
import { EndpointQueue, pools, type EndpointFacts, type Pool } from './endpoint-queue';
import { Waiting } from './timers';

/** What may be asked of one endpoint, now. */
export interface Turn {
  queue: EndpointQueue;
  pool: Pool;
  /** Deliveries at most. */
  free: number;
}

export interface SchedulerOptions {
  /** Milliseconds of the clock that everything here goes by. */
  now: () => number;
  /** Attempts under way at once, over all endpoints. */
  slots: number;
  /** Attempts under way at once to one good endpoint. */
  perEndpoint: number;
  /** Milliseconds after which new deliveries of an endpoint with an order are due. */
  settleMs: number;
}

/** Parts of the slots. None lends to another: endpoints that hang can fill their own pool and nobody else's. */
const shares: Readonly<Record<Pool, number>> = { good: 0.6, new: 0.2, suspect: 0.2 };

/** From this part of its pool on, good endpoints get one attempt at a time, so that many that begin to hang leave room. */
const crowded = 0.5;

/**
 * What a dispatcher knows of its endpoints: which may have due work, in whose turn, and how much is under way to each. In
 * memory only, as the truth is in the database.
 */
export class EndpointScheduler {
  private readonly scheduler = new Map<number, EndpointQueue>();
  /** Insertion order is the order of turns. */
  private readonly ready: Readonly<Record<Pool, Set<EndpointQueue>>> = {
    good: new Set(),
    new: new Set(),
    suspect: new Set(),
  };
  private readonly waiting = new Waiting<EndpointQueue>();
  private readonly used: Record<Pool, number> = { good: 0, new: 0, suspect: 0 };
  private readonly room: Readonly<Record<Pool, number>>;

  constructor(private readonly options: SchedulerOptions) {
    const room = (pool: Pool) => Math.max(1, Math.floor(options.slots * shares[pool]));
    this.room = { good: room('good'), new: room('new'), suspect: room('suspect') };
  }

  /** Attempts under way, by the pool that they count in. */
  get inFlight(): Readonly<Record<Pool, number>> {
    return this.used;
  }

  /** How many endpoints are known, by what is known of them. */
  states(): Record<Health['state'], number> {
    const states = { new: 0, good: 0, suspect: 0, open: 0 };
    for (const { health } of this.scheduler.values()) states[health.state] += 1;
    return states;
  }

  /** What the database says of an endpoint. What attempts have shown since is kept, unless it has begun afresh. */
  learn(facts: EndpointFacts): void {
    const now = this.options.now();
    const known = this.scheduler.get(facts.endpointId);
    if (!known) this.scheduler.set(facts.endpointId, new EndpointQueue(facts, now));
    // Who has nothing new keeps its place in line.
    else if (known.learn(facts, now)) this.place(known);
  }

  knows(endpointId: number): boolean {
    return this.scheduler.has(endpointId);
  }

  /** These are served no longer. What is under way to them still holds its slots. */
  forget(gone: (endpointId: number) => boolean): void {
    for (const [endpointId, queue] of this.scheduler) {
      if (!gone(endpointId)) continue;
      this.scheduler.delete(endpointId);
      this.unplace(queue);
      queue.forgotten = true;
    }
  }

  /** An endpoint may have due work. */
  wake(endpointId: number): void {
    const queue = this.scheduler.get(endpointId);
    if (queue) this.wakeFrom(queue, this.options.now());
  }

  /** An endpoint has got new deliveries; where order counts, they are due when they have settled. */
  arrived(endpointId: number): void {
    const queue = this.scheduler.get(endpointId);
    if (queue) this.wakeFrom(queue, this.options.now() + (queue.ordered ? this.options.settleMs : 0));
  }

  /** The endpoints whose turn it is, each with what it may take, within the free slots. They count as asked. */
  take(): Turn[] {
    const now = this.options.now();
    for (const queue of this.waiting.due(now)) this.place(queue);
    return pools.flatMap((pool) => this.takeOf(pool, now));
  }

  /** Milliseconds until there is a turn without anything else happening; infinite when there will be none. */
  get nextInMs(): number {
    return this.waiting.earliest - this.options.now();
  }

  /** What asking gave. An endpoint that filled its turn may have more, and goes to the end of the line. */
  started({ queue, pool, free }: Turn, count: number): void {
    queue.started(count, free);
    this.used[pool] += count;
    this.place(queue);
  }

  /** An attempt has ended, in whatever way; with what it has shown of its endpoint. */
  finished({ queue, pool }: Pick<Turn, 'queue' | 'pool'>): void {
    queue.inFlight -= 1;
    this.used[pool] -= 1;
    this.place(queue);
  }

  private takeOf(pool: Pool, now: number): Turn[] {
    const turns: Turn[] = [];
    let used = this.used[pool];
    for (const queue of this.ready[pool]) {
      if (used >= this.room[pool]) break;
      this.ready[pool].delete(queue);
      const most = this.mostOf(queue, used);
      const free = queue.take(Math.min(most - queue.inFlight, this.room[pool] - used), now);
      // None: one of its own attempts must end first, which places it again, or its pace makes it wait.
      if (free > 0) turns.push({ queue, pool, free });
      else this.waitFor(queue, now);
      used += free;
    }
    return turns;
  }

  private wakeFrom(queue: EndpointQueue, from: number): void {
    queue.wakeAt = Math.min(queue.wakeAt, from);
    // Who waits in line keeps its place.
    if (!this.ready[queue.pool].has(queue)) this.place(queue);
  }

  private mostOf(queue: EndpointQueue, used: number): number {
    if (queue.pool !== 'good' || used >= this.room.good * crowded) return 1;
    return queue.limit(this.options.perEndpoint);
  }

  private place(queue: EndpointQueue): void {
    this.unplace(queue);
    if (queue.forgotten || queue.asking || queue.inFlight >= queue.limit(this.options.perEndpoint)) return;
    const now = this.options.now();
    if (queue.readyAt <= now) this.ready[queue.pool].add(queue);
    else this.waitFor(queue, now);
  }

  private waitFor(queue: EndpointQueue, now: number): void {
    const { readyAt } = queue;
    if (readyAt > now && readyAt < Infinity) this.waiting.add(queue, readyAt);
  }

  private unplace(queue: EndpointQueue): void {
    for (const pool of pools) this.ready[pool].delete(queue);
    this.waiting.delete(queue);
  }
}
