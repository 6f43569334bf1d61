import type { Health, HealthState } from '../../endpoint/health/endpoint-health.policy';
import { RateLimiter } from './rate-limiter';

/** The slots that an attempt uses. */
export type Pool = 'healthy' | 'new' | 'failing';

/** In the order in which the scheduler serves them. */
export const pools: readonly Pool[] = ['healthy', 'new', 'failing'];

const poolOf: Readonly<Record<HealthState, Pool>> = {
  good: 'healthy',
  new: 'new',
  suspect: 'failing',
  open: 'failing',
};

/** What the scheduler needs to know of an endpoint from the database. */
export interface EndpointFacts {
  endpointId: number;
  accountId: number;
  /** Grows with every change of the endpoint's settings. */
  version: number;
  maxPerSecond: number | null;
  ordered: boolean;
  /** Grows with every reset of the endpoint's health. */
  generation: number;
  health: Health;
}

/** What a dispatcher keeps in memory about one endpoint. Times are milliseconds of one clock. */
export class EndpointQueue {
  inFlight = 0;
  /** When the endpoint may have a due delivery; infinite when it has none. */
  wakeAt = Infinity;
  /** Whether a claim for the endpoint is waiting for the database. */
  claiming = false;
  /** Whether this process no longer serves the endpoint. */
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

  get accountId(): number {
    return this.facts.accountId;
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

  /** How many attempts may be in flight, given the limit for a healthy endpoint. */
  limit(perHealthyEndpoint: number): number {
    return this.pool === 'healthy' && !this.facts.ordered ? perHealthyEndpoint : 1;
  }

  /** When the next claim may be made. */
  get readyAt(): number {
    return Math.max(this.wakeAt, this.health.notBefore?.getTime() ?? 0, this.rate?.nextAt ?? 0);
  }

  /**
   * Takes over facts from the database; returns whether they are news. The rate limiter stays as long as the rate does: a
   * change of another setting must not allow extra attempts.
   */
  update(facts: EndpointFacts, now: number): boolean {
    const news = facts.version !== this.facts.version || facts.generation !== this.facts.generation;
    if (facts.generation !== this.facts.generation) this.health = facts.health;
    if (facts.maxPerSecond !== this.facts.maxPerSecond) this.rate = rateLimiterOf(facts, now);
    this.facts = facts;
    return news;
  }

  /** Reserves up to `most` deliveries for a claim, within the rate. Returns how many. */
  take(most: number, now: number): number {
    const free = this.rate ? this.rate.take(most, now) : Math.max(0, most);
    if (free > 0) {
      this.claiming = true;
      this.wakeAt = Infinity;
    }
    return free;
  }

  /** The claim for `free` deliveries returned `count`. A full claim suggests that more are due. */
  started(count: number, free: number): void {
    this.claiming = false;
    this.inFlight += count;
    this.rate?.giveBack(free - count);
    if (count >= free) this.wakeAt = 0;
  }
}

function rateLimiterOf({ maxPerSecond }: EndpointFacts, now: number): RateLimiter | undefined {
  return maxPerSecond === null ? undefined : new RateLimiter(maxPerSecond, now);
}
