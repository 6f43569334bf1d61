import { Injectable } from '@nestjs/common';
import { Database, type Reader, type Transaction } from '@plumbline/persistence';
import { Clock, Log } from '@plumbline/runtime';
import { deliversNow } from '../../endpoint/endpoint-status.policy';
import type { EndpointEntity } from '../../endpoint/endpoint.entity';
import { EndpointRepository } from '../../endpoint/endpoint.repository';
import { RetentionRepository } from '../../retention/retention.repository';
import type { ReplayEntity } from './replay.entity';
import { nextBatch, smallestBatch } from './replay.policy';
import { ReplayRepository } from './replay.repository';
import { ReplayedDeliveryRepository } from './replayed-delivery.repository';

export interface StepResult {
  /** The endpoint that has new due deliveries, if any. */
  endpointId?: number;
  /** How many deliveries may wait for the endpoint after the next step. */
  batch: number;
}

/** One step of a replay, in one transaction. When a process dies in a step, another one repeats it. */
@Injectable()
export class ReplayStep {
  constructor(
    private readonly database: Database,
    private readonly replays: ReplayRepository,
    private readonly deliveries: ReplayedDeliveryRepository,
    private readonly endpoints: EndpointRepository,
    private readonly retention: RetentionRepository,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Resolves with undefined when the replay has ended, or another process has taken it over. */
  async take(id: string, owner: string, batch = smallestBatch): Promise<StepResult | undefined> {
    return this.database.transaction(async (tx) => {
      const replay = await this.replays.lockLeased(tx, id, owner);
      if (!replay) return undefined;
      const endpoint = await this.endpoints.findById(tx, replay.accountId, replay.endpointId);
      if (!endpoint) return this.end(tx, replay, 'cancelled');
      if (!deliversNow(endpoint)) return { batch: smallestBatch };
      return this.makeDue(tx, replay, endpoint, batch);
    });
  }

  private async makeDue(
    tx: Transaction,
    replay: ReplayEntity,
    endpoint: EndpointEntity,
    before: number,
  ): Promise<StepResult | undefined> {
    const waiting = await this.deliveries.countDue(tx, endpoint.id, 2 * before);
    const batch = nextBatch({ batch: before, waiting });
    if (waiting >= batch) return { batch };
    const firstKeptDay = await this.retention.lockFirstKeptDay(tx);
    const made = await this.deliveries.makeDue(tx, replay, endpoint, { room: batch - waiting, firstKeptDay });
    const done = replay.done + made.count;
    const pending = (replay.pending ?? 0) + made.count;
    await this.replays.update(tx, replay.accountId, replay.id, { done, pending, position: made.position });
    if (made.last) await this.end(tx, { ...replay, done }, 'finished');
    return { endpointId: made.count > 0 ? endpoint.id : undefined, batch };
  }

  /** Counts the deliveries once, so that owners see the progress. It may take long, and no step waits for it. */
  async count(id: string, owner: string): Promise<void> {
    const total = await this.database.snapshot((reader) => this.totalOf(reader, id, owner));
    if (total === undefined) return;
    await this.database.transaction(async (tx) => {
      // One that has ended meanwhile has its number.
      const replay = await this.replays.lockLeased(tx, id, owner);
      if (replay) await this.replays.update(tx, replay.accountId, id, { total });
    });
  }

  /** Counts what has become of the deliveries that were made due. */
  async countResults(id: string, owner: string): Promise<void> {
    await this.database.transaction((tx) => this.replays.countResults(tx, id, owner));
  }

  /** Ends a replay whose steps fail again and again. */
  async giveUp(id: string, owner: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const replay = await this.replays.lockLeased(tx, id, owner);
      if (replay) await this.end(tx, replay, 'failed');
    });
  }

  private async totalOf(snapshot: Reader, id: string, owner: string): Promise<number | undefined> {
    const replay = await this.replays.findUncounted(snapshot, id, owner);
    const endpoint = replay && (await this.endpoints.findById(snapshot, replay.accountId, replay.endpointId));
    if (!replay || !endpoint) return undefined;
    const counted = await this.deliveries.count(snapshot, replay, endpoint);
    // Failed deliveries are counted from the position that the replay has reached.
    return replay.kind === 'failed' ? replay.done + counted : counted;
  }

  private async end(
    tx: Transaction,
    replay: ReplayEntity,
    state: 'finished' | 'cancelled' | 'failed',
  ): Promise<undefined> {
    const { id, endpointId, accountId, kind, done, total } = replay;
    // The number may differ from the count, because events have come and gone since.
    const progress = { state, finishedAt: this.clock.now(), total: state === 'finished' ? done : total };
    await this.replays.update(tx, accountId, id, progress);
    this.log.info({ event: `replay.${state}`, replayId: id, endpointId, accountId, kind, deliveries: done });
  }
}
