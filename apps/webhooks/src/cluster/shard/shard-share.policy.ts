/** The number of shards, which is the number of rows of the table `shard`. */
export const shardCount = 64;

/** The shard of an endpoint. SQL statements use `endpoint_id % 64`. */
export function shardOf(endpointId: number): number {
  return endpointId % shardCount;
}

/** A shard that this process serves, and its number of attempts in flight. */
export interface ServedShard {
  id: number;
  inFlight: number;
}

export interface SharePlan {
  /** The shards to hand over. */
  give: number[];
  /** How many free shards to take. */
  take: number;
}

/**
 * Plans what a process hands over or takes, so that all live processes serve equal shares, as far as whole shards allow. Shards
 * with the fewest attempts in flight are handed over first.
 */
export function planShare({
  serving,
  processes,
}: {
  serving: readonly ServedShard[];
  /** The number of live processes, including this one. */
  processes: number;
}): SharePlan {
  const share = Math.ceil(shardCount / Math.max(1, processes));
  const surplus = Math.max(0, serving.length - share);
  const cheapestFirst = [...serving].sort((a, b) => a.inFlight - b.inFlight || a.id - b.id);
  return { give: cheapestFirst.slice(0, surplus).map(({ id }) => id), take: Math.max(0, share - serving.length) };
}
