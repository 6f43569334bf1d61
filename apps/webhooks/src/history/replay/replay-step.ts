import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { Clock, Log } from '@plumbline/runtime';
import { IsNull, type EntityManager } from 'typeorm';
import { EndpointEntity } from '../../endpoint/endpoint.entity';
import { deliversNow } from '../../endpoint/endpoint-status.policy';
import { RetentionRepository } from '../../retention/retention.repository';
import type { ReplayEntity } from './replay.entity';
import { nextBatch, smallestBatch } from './replay.policy';
import { ReplayRepository } from './replay.repository';
import { ReplayedDeliveryRepository } from './replayed-delivery.repository';

/** Where a replay has come to, in the eyes of the process that is at it. */
export interface StepResult {
  /** The endpoint that has got something to do. */
  endpointId?: number;
  /** Deliveries that may wait for the endpoint at the next step. */
  batch: number;
}

/** One step of a replay: all of it is done, or nothing. A process that dies in it leaves the step to another. */
@Injectable()
export class ReplayStep {
  constructor(
    private readonly database: Database,
    private readonly replays: ReplayRepository,
    private readonly deliveries: ReplayedDeliveryRepository,
    private readonly retention: RetentionRepository,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Undefined when the replay is over, or no longer this process's. */
  async take(id: string, owner: string, batch = smallestBatch): Promise<StepResult | undefined> {
    await this.count(id, owner);
    return this.database.transaction(async (tx) => {
      const replay = await this.replays.holdLeased(tx, id, owner);
      if (!replay) return undefined;
      const endpoint = await endpointOf(tx, replay);
      if (!endpoint) return this.end(tx, replay, 'cancelled');
      if (!deliversNow(endpoint)) return { batch: smallestBatch };
      return this.makeDue(tx, replay, endpoint, batch);
    });
  }

  private async makeDue(
    tx: EntityManager,
    replay: ReplayEntity,
    endpoint: EndpointEntity,
    before: number,
  ): Promise<StepResult | undefined> {
    const waiting = await this.deliveries.countDue(tx, endpoint.id, 2 * before);
    const batch = nextBatch({ batch: before, waiting });
    if (waiting >= batch) return { batch };
    const firstKeptDay = await this.retention.hold(tx);
    const made = await this.deliveries.makeDue(tx, replay, endpoint, { room: batch - waiting, firstKeptDay });
    const done = replay.done + made.count;
    await this.replays.update(tx, replay.id, { done, position: made.position });
    if (made.last) await this.end(tx, { ...replay, done }, 'finished');
    return { endpointId: made.count > 0 ? endpoint.id : undefined, batch };
  }

  /** For people to see how long it will be; on its own, because it may take a while. */
  private async count(id: string, owner: string): Promise<void> {
    const replay = await this.replays.findUncounted(id, owner);
    const endpoint = replay && (await endpointOf(this.database.manager, replay));
    if (!replay || !endpoint) return;
    await this.replays.update(this.database.manager, id, { total: await this.deliveries.count(replay, endpoint) });
  }

  private async end(tx: EntityManager, replay: ReplayEntity, state: 'finished' | 'cancelled'): Promise<undefined> {
    const { id, endpointId, accountId, kind, done, total } = replay;
    // What came or went since it was counted is no longer missing.
    const progress = { state, finishedAt: this.clock.now(), total: state === 'finished' ? done : total };
    await this.replays.update(tx, id, progress);
    this.log.info({ event: `replay.${state}`, replayId: id, endpointId, accountId, kind, deliveries: done });
  }
}

function endpointOf(manager: EntityManager, { accountId, endpointId }: ReplayEntity): Promise<EndpointEntity | null> {
  return manager.findOneBy(EndpointEntity, { id: endpointId, accountId, deletedAt: IsNull() });
}
