import type { ServiceName } from '@plumbline/contracts';

/** Who calls whom. Calls without an account are the gateway's own. */
export interface CallPlace {
  service: ServiceName;
  accountId: number | undefined;
}

/**
 * Counts the calls in flight to each service and, as a bulkhead, those of each account: calls of one account that take long leave
 * places for the others.
 */
export class CallPlaces {
  private readonly used = new Map<string, number>();

  constructor(private readonly limits: { perService: number; perAccount: number }) {}

  /** Which limit the next call of this kind would exceed. */
  fullFor({ service, accountId }: CallPlace): 'service' | 'account' | undefined {
    if (this.count(service) >= this.limits.perService) return 'service';
    if (accountId !== undefined && this.count(`${service}/${accountId}`) >= this.limits.perAccount) return 'account';
    return undefined;
  }

  take(place: CallPlace): void {
    this.add(place, 1);
  }

  free(place: CallPlace): void {
    this.add(place, -1);
  }

  private add({ service, accountId }: CallPlace, calls: number): void {
    const keys = accountId === undefined ? [service] : [service, `${service}/${accountId}`];
    for (const key of keys) {
      const used = this.count(key) + calls;
      if (used > 0) this.used.set(key, used);
      // Nothing is kept of an account that calls nothing.
      else this.used.delete(key);
    }
  }

  private count(key: string): number {
    return this.used.get(key) ?? 0;
  }
}
