/** What work for a shard needs to know of how it is held. */
export interface ShardLease {
  /** Under which claims are made and results recorded. */
  readonly epoch: number;
  /** Aborted when attempts under way must end. */
  readonly stop: AbortSignal;
}

/** A shard that this process holds: it serves it, is handing it over, or has lost sight of whether it is its own still. */
export class HeldShard implements ShardLease {
  private state: 'serving' | 'handing-over' | 'suspended' = 'serving';
  private abort = new AbortController();

  constructor(
    readonly id: number,
    readonly epoch: number,
  ) {}

  get serving(): boolean {
    return this.state === 'serving';
  }

  get stop(): AbortSignal {
    return this.abort.signal;
  }

  handOver(): void {
    this.state = 'handing-over';
  }

  suspend(): void {
    if (this.state === 'serving') this.state = 'suspended';
    this.stopWork();
  }

  /** It is known again to be its own. Answers whether it had been suspended. */
  revive(): boolean {
    if (this.state !== 'suspended') return false;
    this.state = 'serving';
    this.abort = new AbortController();
    return true;
  }

  stopWork(): void {
    this.abort.abort();
  }
}
