import type { Health } from '../../endpoint/health/endpoint-health.policy';
import { Lane, pools, type LaneFacts, type Pool } from './endpoint-queue';
import { Waiting } from './timers';

/** What may be asked of one endpoint, now. */
export interface Turn {
  lane: Lane;
  pool: Pool;
  /** Deliveries at most. */
  free: number;
}

export interface LaneOptions {
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
export class Lanes {
  private readonly lanes = new Map<number, Lane>();
  /** Insertion order is the order of turns. */
  private readonly ready: Readonly<Record<Pool, Set<Lane>>> = { good: new Set(), new: new Set(), suspect: new Set() };
  private readonly waiting = new Waiting<Lane>();
  private readonly used: Record<Pool, number> = { good: 0, new: 0, suspect: 0 };
  private readonly room: Readonly<Record<Pool, number>>;

  constructor(private readonly options: LaneOptions) {
    const room = (pool: Pool) => Math.max(1, Math.floor(options.slots * shares[pool]));
    this.room = { good: room('good'), new: room('new'), suspect: room('suspect') };
  }

  /** Attempts under way, by the pool that they count in. */
  get underWay(): Readonly<Record<Pool, number>> {
    return this.used;
  }

  /** How many endpoints are known, by what is known of them. */
  states(): Record<Health['state'], number> {
    const states = { new: 0, good: 0, suspect: 0, open: 0 };
    for (const { health } of this.lanes.values()) states[health.state] += 1;
    return states;
  }

  /** What the database says of an endpoint. What attempts have shown since is kept, unless it has begun afresh. */
  learn(facts: LaneFacts): void {
    const now = this.options.now();
    const known = this.lanes.get(facts.endpointId);
    if (!known) this.lanes.set(facts.endpointId, new Lane(facts, now));
    // Who has nothing new keeps its place in line.
    else if (known.learn(facts, now)) this.place(known);
  }

  knows(endpointId: number): boolean {
    return this.lanes.has(endpointId);
  }

  /** These are served no longer. What is under way to them still holds its slots. */
  forget(gone: (endpointId: number) => boolean): void {
    for (const [endpointId, lane] of this.lanes) {
      if (!gone(endpointId)) continue;
      this.lanes.delete(endpointId);
      this.unplace(lane);
      lane.forgotten = true;
    }
  }

  /** An endpoint may have due work. */
  wake(endpointId: number): void {
    const lane = this.lanes.get(endpointId);
    if (lane) this.wakeFrom(lane, this.options.now());
  }

  /** An endpoint has got new deliveries; where order counts, they are due when they have settled. */
  arrived(endpointId: number): void {
    const lane = this.lanes.get(endpointId);
    if (lane) this.wakeFrom(lane, this.options.now() + (lane.ordered ? this.options.settleMs : 0));
  }

  /** The endpoints whose turn it is, each with what it may take, within the free slots. They count as asked. */
  take(): Turn[] {
    const now = this.options.now();
    for (const lane of this.waiting.due(now)) this.place(lane);
    return pools.flatMap((pool) => this.takeOf(pool, now));
  }

  /** Milliseconds until there is a turn without anything else happening; infinite when there will be none. */
  get nextInMs(): number {
    return this.waiting.earliest - this.options.now();
  }

  /** What asking gave. An endpoint that filled its turn may have more, and goes to the end of the line. */
  started({ lane, pool, free }: Turn, count: number): void {
    lane.started(count, free);
    this.used[pool] += count;
    this.place(lane);
  }

  /** An attempt has ended, in whatever way; with what it has shown of its endpoint. */
  finished({ lane, pool }: Pick<Turn, 'lane' | 'pool'>): void {
    lane.underWay -= 1;
    this.used[pool] -= 1;
    this.place(lane);
  }

  private takeOf(pool: Pool, now: number): Turn[] {
    const turns: Turn[] = [];
    let used = this.used[pool];
    for (const lane of this.ready[pool]) {
      if (used >= this.room[pool]) break;
      this.ready[pool].delete(lane);
      const most = this.mostOf(lane, used);
      const free = lane.take(Math.min(most - lane.underWay, this.room[pool] - used), now);
      // None: one of its own attempts must end first, which places it again, or its pace makes it wait.
      if (free > 0) turns.push({ lane, pool, free });
      else this.waitFor(lane, now);
      used += free;
    }
    return turns;
  }

  private wakeFrom(lane: Lane, from: number): void {
    lane.wakeAt = Math.min(lane.wakeAt, from);
    // Who waits in line keeps its place.
    if (!this.ready[lane.pool].has(lane)) this.place(lane);
  }

  private mostOf(lane: Lane, used: number): number {
    if (lane.pool !== 'good' || used >= this.room.good * crowded) return 1;
    return lane.limit(this.options.perEndpoint);
  }

  private place(lane: Lane): void {
    this.unplace(lane);
    if (lane.forgotten || lane.asking || lane.underWay >= lane.limit(this.options.perEndpoint)) return;
    const now = this.options.now();
    if (lane.readyAt <= now) this.ready[lane.pool].add(lane);
    else this.waitFor(lane, now);
  }

  private waitFor(lane: Lane, now: number): void {
    const { readyAt } = lane;
    if (readyAt > now && readyAt < Infinity) this.waiting.add(lane, readyAt);
  }

  private unplace(lane: Lane): void {
    for (const pool of pools) this.ready[pool].delete(lane);
    this.waiting.delete(lane);
  }
}
