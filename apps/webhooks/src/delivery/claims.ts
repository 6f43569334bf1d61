import { Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import type { ShardLease } from '../cluster/shard/held-shard';
import { ShardLeases } from '../cluster/shard/shard-leases';
import { DeliveryClaimRepository, type ClaimedDelivery } from './attempt/delivery-claim.repository';
import { dueLagSeconds } from './delivery.metrics';
import type { Turn } from './schedule/endpoint-scheduler';
import { InFlightDeliveries } from './in-flight-deliveries';

/** What a turn came to: deliveries to attempt now, as long as their shard is held in this way. */
export interface Claimed {
  turn: Turn;
  deliveries: readonly ClaimedDelivery[];
  holding: ShardLease | undefined;
}

/** Takes due deliveries for the endpoints whose turn it is, each once, and only while their shards are served here. */
@Injectable()
export class Claims {
  readonly inFlight = new InFlightDeliveries();

  constructor(
    private readonly queue: DeliveryClaimRepository,
    private readonly shards: ShardLeases,
    private readonly log: Log,
  ) {}

  /** What is claimed is under way until it is `done`. Never rejects: what is not claimed is found again by the next look. */
  async claim(turns: readonly Turn[]): Promise<Claimed[]> {
    const found = await this.find(turns);
    return turns.map((turn) => {
      const { endpointId, forgotten } = turn.queue;
      // Meanwhile the shard may have been handed over, or lost.
      const holding = forgotten ? undefined : this.shards.servingOf(endpointId);
      const deliveries = holding ? (found.get(endpointId) ?? []) : [];
      for (const { id, lagMs } of deliveries) {
        this.inFlight.add(endpointId, id);
        dueLagSeconds.observe(lagMs / 1_000);
      }
      return { turn, deliveries, holding };
    });
  }

  /** It is recorded what became of it, or known to be of no effect. */
  done({ id, endpoint }: ClaimedDelivery): void {
    this.inFlight.delete(endpoint.id, id);
  }

  private async find(turns: readonly Turn[]): Promise<Map<number, ClaimedDelivery[]>> {
    const claims = turns.flatMap(({ queue: { endpointId, ordered }, free }) => {
      const epoch = this.shards.servingOf(endpointId)?.epoch;
      return epoch === undefined ? [] : [{ endpointId, epoch, free, ordered }];
    });
    try {
      const inFlight = this.inFlight.of(claims.map(({ endpointId }) => endpointId));
      return groupByEndpoint(await this.queue.claim(claims, inFlight));
    } catch (err) {
      this.log.error({ event: 'deliveries.claim-failed', err });
      return new Map();
    }
  }
}

function groupByEndpoint(deliveries: readonly ClaimedDelivery[]): Map<number, ClaimedDelivery[]> {
  const groups = new Map<number, ClaimedDelivery[]>();
  for (const delivery of deliveries) {
    const group = groups.get(delivery.endpoint.id);
    if (group) group.push(delivery);
    else groups.set(delivery.endpoint.id, [delivery]);
  }
  return groups;
}
