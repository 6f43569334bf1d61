/** The lease of a shard, as work for its endpoints needs it. */
export interface ShardLease {
  /** Claims and results carry it. */
  readonly epoch: number;
  /** Aborted when attempts in flight must end. */
  readonly stop: AbortSignal;
}

/** A shard that this process holds: it serves it, is handing it over, or is suspended because it may have lost it. */
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
    this.abortAttempts();
  }

  /** Call it when a renewal has confirmed the lease. Returns whether the shard was suspended and is served again. */
  resume(): boolean {
    if (this.state !== 'suspended') return false;
    this.state = 'serving';
    this.abort = new AbortController();
    return true;
  }

  abortAttempts(): void {
    this.abort.abort();
  }
}
