import type { ServiceName } from '@plumbline/contracts';
import { limitOf, type CallGroup, type GroupLimits } from './call-group';

/** Who calls whom. */
export interface CallPlace {
  service: ServiceName;
  group: CallGroup;
}

/**
 * Counts the calls in flight to each service and, as a bulkhead, those of each group: calls of one account, or of callers without
 * credentials, that take long leave places for the others.
 */
export class CallPlaces {
  private readonly used = new Map<string, number>();

  /** The limits are those of one service. */
  constructor(private readonly limits: GroupLimits) {}

  /** Which limit the next call of this kind would exceed. */
  fullFor({ service, group }: CallPlace): 'service' | 'account' | undefined {
    if (this.count(service) >= this.limits.total) return 'service';
    if (group === undefined) return undefined;
    if (this.count(`${service}/${group}`) >= limitOf(group, this.limits))
      return group === 'unauthenticated' ? 'service' : 'account';
    return this.count(`${service}/grouped`) >= this.limits.grouped ? 'service' : undefined;
  }

  take(place: CallPlace): void {
    this.add(place, 1);
  }

  free(place: CallPlace): void {
    this.add(place, -1);
  }

  private add({ service, group }: CallPlace, calls: number): void {
    const keys = group === undefined ? [service] : [service, `${service}/grouped`, `${service}/${group}`];
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
