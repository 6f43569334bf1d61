import { shardOf } from '../cluster/shard/shard-share.policy';

/** Claimed deliveries without a recorded result. In the database they still look due, so every claim excludes them. */
export class InFlightDeliveries {
  private readonly byEndpoint = new Map<number, Set<number>>();
  private readonly byShard = new Map<number, number>();
  private readonly drains = new Map<number, (() => void)[]>();

  add(endpointId: number, deliveryId: number): void {
    const ids = this.byEndpoint.get(endpointId);
    if (ids) ids.add(deliveryId);
    else this.byEndpoint.set(endpointId, new Set([deliveryId]));
    this.byShard.set(shardOf(endpointId), this.ofShard(shardOf(endpointId)) + 1);
  }

  delete(endpointId: number, deliveryId: number): void {
    const ids = this.byEndpoint.get(endpointId);
    if (!ids?.delete(deliveryId)) return;
    if (ids.size === 0) this.byEndpoint.delete(endpointId);
    const shard = shardOf(endpointId);
    this.byShard.set(shard, this.ofShard(shard) - 1);
    if (this.ofShard(shard) === 0) this.resolveDrains(shard);
  }

  /** The ids of the deliveries in flight to these endpoints. */
  of(endpointIds: readonly number[]): number[] {
    return endpointIds.flatMap((id) => [...(this.byEndpoint.get(id) ?? [])]);
  }

  ofShard(shard: number): number {
    return this.byShard.get(shard) ?? 0;
  }

  /** Resolves when this shard has no deliveries in flight. */
  async drained(shard: number): Promise<void> {
    if (this.ofShard(shard) === 0) return;
    await new Promise<void>((resolve) => this.drains.set(shard, [...(this.drains.get(shard) ?? []), resolve]));
  }

  private resolveDrains(shard: number): void {
    this.byShard.delete(shard);
    for (const resolve of this.drains.get(shard) ?? []) resolve();
    this.drains.delete(shard);
  }
}
