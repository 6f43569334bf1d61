/** How many deliveries may be asked for of one endpoint. */
export interface Lane {
  endpointId: number;
  free: number;
}

export interface LaneLimits {
  /** Attempts under way at once, over all endpoints. */
  slots: number;
  /** Attempts under way at once to one endpoint: a slow one holds this many slots and no more. */
  perEndpoint: number;
}

/**
 * What a dispatcher knows of its endpoints: which may have due work, in whose turn, and how much is under way to each. In
 * memory only, as the truth is in the database.
 */
export class Lanes {
  /** Insertion order is the order of turns. */
  private readonly due = new Set<number>();
  private readonly underWay = new Map<number, number>();
  private used = 0;

  constructor(private readonly limits: LaneLimits) {}

  /** These endpoints may have due work. */
  wake(endpointIds: Iterable<number>): void {
    for (const id of endpointIds) this.due.add(id);
  }

  /** The endpoints whose turn it is, each with what it may take, within the free slots. They count as asked. */
  take(): Lane[] {
    const lanes: Lane[] = [];
    let slots = this.limits.slots - this.used;
    for (const endpointId of this.due) {
      if (slots <= 0) break;
      const free = Math.min(slots, this.limits.perEndpoint - (this.underWay.get(endpointId) ?? 0));
      if (free <= 0) continue;
      this.due.delete(endpointId);
      lanes.push({ endpointId, free });
      slots -= free;
    }
    return lanes;
  }

  /** What asking gave. An endpoint that filled its lane may have more, and goes to the end of the line. */
  started(lane: Lane, count: number): void {
    if (count > 0) this.underWay.set(lane.endpointId, (this.underWay.get(lane.endpointId) ?? 0) + count);
    this.used += count;
    if (count >= lane.free) this.due.add(lane.endpointId);
  }

  finished(endpointId: number): void {
    const left = (this.underWay.get(endpointId) ?? 0) - 1;
    if (left > 0) this.underWay.set(endpointId, left);
    else this.underWay.delete(endpointId);
    this.used -= 1;
  }
}
