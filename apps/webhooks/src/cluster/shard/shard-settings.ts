export interface ShardSettings {
  /** Milliseconds after which a process that says nothing has lost its shards. */
  leaseMs: number;
  /** Milliseconds between two signs of life. */
  beatMs: number;
  /** Milliseconds that attempts under way have to finish before a shard is handed over; less than the lease. */
  drainMs: number;
}

export const SHARD_SETTINGS = Symbol('plumbline:shard-settings');

export const defaultShardSettings: ShardSettings = { leaseMs: 10_000, beatMs: 2_000, drainMs: 8_000 };
