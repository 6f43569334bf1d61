import type { Health, HealthState } from '../../endpoint/health/endpoint-health.policy';
import { RateLimiter } from './rate-limiter';

/** Whose slots an attempt takes. */
export type Pool = 'good' | 'new' | 'suspect';

/** In the order in which they are asked. */
export const pools: readonly Pool[] = ['good', 'new', 'suspect'];

const poolOf: Readonly<Record<HealthState, Pool>> = { good: 'good', new: 'new', suspect: 'suspect', open: 'suspect' };

/** What the database says of an endpoint, as far as its turns depend on it. */
export interface EndpointFacts {
  endpointId: number;
  /** Of its settings. */
  version: number;
  maxPerSecond: number | null;
  ordered: boolean;
  /** Of its health. */
  generation: number;
  health: Health;
}

/** One endpoint as a dispatcher sees it. Times are milliseconds of one clock. */
export class EndpointQueue {
  inFlight = 0;
  /** When it may have due work; infinite when it is known to have none. */
  wakeAt = Infinity;
  /** Whether the database is being asked for its work. */
  asking = false;
  forgotten = false;
  health: Health;
  private rate: RateLimiter | undefined;

  constructor(
    private facts: EndpointFacts,
    now: number,
  ) {
    this.health = facts.health;
    this.rate = rateLimiterOf(facts, now);
  }

  get endpointId(): number {
    return this.facts.endpointId;
  }

  get version(): number {
    return this.facts.version;
  }

  get generation(): number {
    return this.facts.generation;
  }

  get ordered(): boolean {
    return this.facts.ordered;
  }

  get pool(): Pool {
    return poolOf[this.health.state];
  }

  /** Attempts that may be under way to it. */
  limit(perGoodEndpoint: number): number {
    return this.pool === 'good' && !this.facts.ordered ? perGoodEndpoint : 1;
  }

  /** When it may be asked for work. */
  get readyAt(): number {
    return Math.max(this.wakeAt, this.health.notBefore?.getTime() ?? 0, this.rate?.nextAt ?? 0);
  }

  /** Answers whether anything is new. The pace is kept as long as it is the same: who changes a description is not let off. */
  learn(facts: EndpointFacts, now: number): boolean {
    const news = facts.version !== this.facts.version || facts.generation !== this.facts.generation;
    if (facts.generation !== this.facts.generation) this.health = facts.health;
    if (facts.maxPerSecond !== this.facts.maxPerSecond) this.rate = rateLimiterOf(facts, now);
    this.facts = facts;
    return news;
  }

  /** How many deliveries it may be asked for, `most` at most. From now on it is being asked, if that is any. */
  take(most: number, now: number): number {
    const free = this.rate ? this.rate.take(most, now) : Math.max(0, most);
    if (free > 0) {
      this.asking = true;
      this.wakeAt = Infinity;
    }
    return free;
  }

  /** Asked for `free`, it had `count`. */
  started(count: number, free: number): void {
    this.asking = false;
    this.inFlight += count;
    this.rate?.giveBack(free - count);
    if (count >= free) this.wakeAt = 0;
  }
}

function rateLimiterOf({ maxPerSecond }: EndpointFacts, now: number): RateLimiter | undefined {
  return maxPerSecond === null ? undefined : new RateLimiter(maxPerSecond, now);
}
