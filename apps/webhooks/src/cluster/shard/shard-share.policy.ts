/** Parts into which the endpoints fall; rows of the table `shard`. */
export const shardCount = 64;

/** The shard of an endpoint. Statements say `endpoint_id % 64` for it. */
export function shardOf(endpointId: number): number {
  return endpointId % shardCount;
}

/** A shard that is served, and what is under way for it. */
export interface ServedShard {
  id: number;
  inFlight: number;
}

export interface SharePlan {
  /** Shards to hand over. */
  give: number[];
  /** How many to take, of those that are free. */
  take: number;
}

/**
 * What a process does about its shards, so that all processes that live come to equal shares, as far as whole shards allow. It
 * gives away those first that cost the least to wait for.
 */
export function planShare({
  serving,
  processes,
}: {
  serving: readonly ServedShard[];
  /** All that live, this one included. */
  processes: number;
}): SharePlan {
  const share = Math.ceil(shardCount / Math.max(1, processes));
  const surplus = Math.max(0, serving.length - share);
  const cheapestFirst = [...serving].sort((a, b) => a.inFlight - b.inFlight || a.id - b.id);
  return { give: cheapestFirst.slice(0, surplus).map(({ id }) => id), take: Math.max(0, share - serving.length) };
}
