import type { KnownHit } from './limit-memory';

/**
 * How many requests a gateway may admit while the shared store is lost: its share of what was left of the limit then, less what it has
 * admitted since. What was admitted before leaves the window for all gateways alike, so that the sum of the shares never exceeds
 * the limit. A limit below the number of gateways is an exception: each admits one request, since otherwise nobody would admit any.
 * What others are known to have admitted counts as well: they still have the store if only this gateway has lost it.
 */
export class LimitShare {
  /** Admitted by any gateway before the store was lost. */
  private before = 0;
  /** Admitted by this gateway since. */
  private ownSince = 0;
  /** Admitted by any gateway, as far as this one knows. */
  private known = 0;

  constructor(
    private readonly limit: number,
    private readonly replicas: number,
    private readonly loss: { lostAt: number; outage: number },
    hits: readonly KnownHit[],
  ) {
    for (const hit of hits) this.count(hit, 1);
  }

  left(): number {
    const { limit, replicas, before, ownSince, known } = this;
    const share = limit < replicas && before === 0 ? 1 : Math.floor((limit - before) / replicas);
    return Math.max(0, Math.min(share - ownSince, limit - known));
  }

  /** The first of the requests, oldest first, that leaves something to admit when it leaves the window. */
  lastInTheWay(hits: readonly KnownHit[]): KnownHit | undefined {
    return hits.find((hit) => {
      this.count(hit, -1);
      return this.left() > 0;
    });
  }

  private count({ at, outage }: KnownHit, by: 1 | -1): void {
    this.known += by;
    if (outage === this.loss.outage) this.ownSince += by;
    else if (at <= this.loss.lostAt) this.before += by;
  }
}
