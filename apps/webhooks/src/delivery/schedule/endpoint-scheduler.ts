import type { Health } from '../../endpoint/health/endpoint-health.policy';
import { EndpointQueue, pools, type EndpointFacts, type Pool } from './endpoint-queue';
import { SlotPool } from './slot-pool';
import { Timers } from './timers';

/**
 * Milliseconds for which ordered deliveries wait for others whose events happened earlier. Processes that ingest events in
 * parallel are normally less than this apart.
 */
export const settleMs = 250;

/** Permission to claim deliveries of one endpoint now. */
export interface Turn {
  queue: EndpointQueue;
  pool: Pool;
  /** Deliveries at most. */
  free: number;
}

export interface SchedulerOptions {
  /** Milliseconds of the clock that all times here refer to. */
  now: () => number;
  /** Attempts in flight at once, over all endpoints. */
  slots: number;
  /** Attempts in flight at once to one healthy endpoint. */
  perEndpoint: number;
  /** Milliseconds after which new deliveries of an ordered endpoint are due. */
  settleMs: number;
}

/**
 * Turns of one pool at a time. Hundreds of endpoints of one account may become due in one moment: an endpoint of another account that becomes due after
 * them is next, instead of waiting until all of them have started.
 */
const turnsAtATime = 32;

/** Each pool's share of the slots. Pools never lend slots: hanging endpoints can fill their own pool, and no other. */
const shares: Readonly<Record<Pool, number>> = { healthy: 0.6, new: 0.2, failing: 0.2 };

/**
 * Decides which endpoints may claim deliveries next. It knows the endpoints of this process that may have due deliveries, their
 * order within each pool and account, and the number of attempts in flight. All of it is in memory: the database holds the truth.
 */
export class EndpointScheduler {
  private readonly queues = new Map<number, EndpointQueue>();
  private readonly pools: Readonly<Record<Pool, SlotPool>>;
  private readonly timers = new Timers<EndpointQueue>();

  constructor(private readonly options: SchedulerOptions) {
    const slots = (name: Pool) => Math.max(1, Math.floor(options.slots * shares[name]));
    // Healthy endpoints respond: to begin evenly would only delay them.
    this.pools = {
      healthy: new SlotPool(slots('healthy')),
      new: new SlotPool(slots('new'), { even: true }),
      failing: new SlotPool(slots('failing'), { even: true }),
    };
  }

  /** Attempts in flight, and those that a claim may start, by the pool that they count in. */
  get inFlight(): Readonly<Record<Pool, number>> {
    const { healthy, new: fresh, failing } = this.pools;
    return { healthy: healthy.used, new: fresh.used, failing: failing.used };
  }

  /** The number of known endpoints by health state. */
  states(): Record<Health['state'], number> {
    const states = { new: 0, good: 0, suspect: 0, open: 0 };
    for (const { health } of this.queues.values()) states[health.state] += 1;
    return states;
  }

  /** Takes over facts from the database. The health that attempts have shown since is kept, unless it was reset. */
  update(facts: EndpointFacts): void {
    const now = this.options.now();
    const queue = this.queues.get(facts.endpointId);
    if (!queue) this.queues.set(facts.endpointId, new EndpointQueue(facts, now));
    // Endpoints whose facts have not changed keep their position.
    else if (queue.update(facts, now)) this.place(queue);
  }

  knows(endpointId: number): boolean {
    return this.queues.has(endpointId);
  }

  /** Removes endpoints that this process no longer serves. Their attempts in flight still use slots. */
  forget(released: (endpointId: number) => boolean): void {
    for (const [endpointId, queue] of this.queues) {
      if (!released(endpointId)) continue;
      this.queues.delete(endpointId);
      this.unplace(queue);
      queue.forgotten = true;
    }
  }

  /** The endpoint may have due deliveries now. */
  wake(endpointId: number): void {
    const queue = this.queues.get(endpointId);
    if (queue) this.wakeFrom(queue, this.options.now());
  }

  /** The endpoint has new deliveries. Those of an ordered endpoint are due after they have settled. */
  newDeliveries(endpointId: number): void {
    const queue = this.queues.get(endpointId);
    if (queue) this.wakeFrom(queue, this.options.now() + (queue.ordered ? this.options.settleMs : 0));
  }

  /** The endpoints whose turn it is, within the free slots, some at a time. Each gets no other turn until `started` is called for this one. */
  take(): Turn[] {
    const now = this.options.now();
    for (const queue of this.timers.due(now)) this.place(queue);
    return pools.flatMap((pool) => this.takeOf(pool, now));
  }

  /** Milliseconds until the next turn, if nothing else happens before; infinite when there is none. */
  get nextInMs(): number {
    return Math.min(this.timers.earliest, ...pools.map((pool) => this.pools[pool].nextAt)) - this.options.now();
  }

  /** The claim of a turn returned `count` deliveries. An endpoint that may have more moves behind the others of its account. */
  started({ queue, pool, free }: Turn, count: number): void {
    queue.started(count, free);
    this.pools[pool].free(queue, free - count);
    this.place(queue);
  }

  /** An attempt has ended. Update the health of its queue before. */
  finished({ queue, pool }: Pick<Turn, 'queue' | 'pool'>): void {
    queue.inFlight -= 1;
    this.pools[pool].free(queue, 1);
    this.place(queue);
  }

  private takeOf(name: Pool, now: number): Turn[] {
    const turns: Turn[] = [];
    const pool = this.pools[name];
    for (let queue = pool.next(now); queue && turns.length < turnsAtATime; queue = pool.next(now)) {
      pool.delete(queue);
      const free = queue.take(Math.min(this.limitOf(queue) - queue.inFlight, pool.room(queue)), now);
      // None: either one of its own attempts must end first, which places it again, or its rate makes it wait.
      if (free === 0) {
        this.waitFor(queue, now);
        continue;
      }
      pool.use(queue, free, now);
      turns.push({ queue, pool: name, free });
    }
    return turns;
  }

  private wakeFrom(queue: EndpointQueue, from: number): void {
    queue.wakeAt = Math.min(queue.wakeAt, from);
    // An endpoint that is ready keeps its position.
    if (!this.pools[queue.pool].has(queue)) this.place(queue);
  }

  private limitOf(queue: EndpointQueue): number {
    const limit = queue.limit(this.options.perEndpoint);
    // Many healthy endpoints of one account may start to hang: they get one attempt each while there is little room.
    return this.pools[queue.pool].isCrowded(queue) ? Math.min(limit, 1) : limit;
  }

  private place(queue: EndpointQueue): void {
    this.unplace(queue);
    if (queue.forgotten || queue.claiming || queue.inFlight >= queue.limit(this.options.perEndpoint)) return;
    const now = this.options.now();
    if (queue.readyAt <= now) this.pools[queue.pool].add(queue);
    else this.waitFor(queue, now);
  }

  private waitFor(queue: EndpointQueue, now: number): void {
    const { readyAt } = queue;
    if (readyAt > now && readyAt < Infinity) this.timers.add(queue, readyAt);
  }

  private unplace(queue: EndpointQueue): void {
    for (const pool of pools) this.pools[pool].delete(queue);
    this.timers.delete(queue);
  }
}
