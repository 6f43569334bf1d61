import { shardOf } from '../cluster/shard/shard-share.policy';

/** Deliveries that are being attempted, or were and are not recorded yet: they look due in the database, and are not. */
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
    if (this.ofShard(shard) === 0) this.wasDrained(shard);
  }

  of(endpointIds: readonly number[]): number[] {
    return endpointIds.flatMap((id) => [...(this.byEndpoint.get(id) ?? [])]);
  }

  ofShard(shard: number): number {
    return this.byShard.get(shard) ?? 0;
  }

  /** Resolves when there is nothing of this shard. */
  async drained(shard: number): Promise<void> {
    if (this.ofShard(shard) === 0) return;
    await new Promise<void>((resolve) => this.drains.set(shard, [...(this.drains.get(shard) ?? []), resolve]));
  }

  private wasDrained(shard: number): void {
    this.byShard.delete(shard);
    for (const resolve of this.drains.get(shard) ?? []) resolve();
    this.drains.delete(shard);
  }
}
