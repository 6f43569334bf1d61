import { Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { shardOf } from '../../cluster/shard/shard-share.policy';
import { ShardLeases } from '../../cluster/shard/shard-leases';
import { SignalBus } from '../../cluster/signal/signal-bus';
import { endpointsByState } from '../delivery.metrics';
import { EndpointQueueRepository } from './endpoint-queue.repository';
import { EndpointScheduler } from './endpoint-scheduler';

/** Finds out for which endpoints of this process there is work: by being told, and by looking. Never rejects. */
@Injectable()
export class EndpointWaker {
  constructor(
    private readonly repository: EndpointQueueRepository,
    private readonly scheduler: EndpointScheduler,
    private readonly shards: ShardLeases,
    private readonly signals: SignalBus,
    private readonly log: Log,
  ) {}

  /** These endpoints have got new deliveries. What is not served here is passed on to who serves it. */
  async arrived(endpointIds: readonly number[]): Promise<void> {
    const others = endpointIds.filter((id) => !this.shards.servingOf(id));
    if (others.length > 0) this.signals.notify({ kind: 'due', endpoints: others });
    await this.arrivedHere(endpointIds);
  }

  /** Those of them that are served here. */
  async arrivedHere(endpointIds: readonly number[]): Promise<void> {
    const here = endpointIds.filter((id) => this.shards.servingOf(id));
    const unknown = here.filter((id) => !this.scheduler.knows(id));
    if (unknown.length > 0) await this.learn(unknown);
    for (const id of here) this.scheduler.arrived(id);
  }

  /** What is set for these endpoints has changed, or may have; what has waited for it may be due. */
  async changed(endpointIds: readonly number[]): Promise<void> {
    const here = endpointIds.filter((id) => this.shards.servingOf(id));
    if (here.length > 0) await this.learn(here);
    for (const id of here) this.scheduler.wake(id);
  }

  /** Looks for what nobody told of: retries, deliveries of before this process served them, lost signals. */
  async look(): Promise<void> {
    const shards = this.shards.serving();
    if (shards.length === 0) return;
    try {
      for (const facts of await this.repository.findWithDueWork(shards)) {
        if (!this.shards.servingOf(facts.endpointId)) continue;
        this.scheduler.learn(facts);
        this.scheduler.wake(facts.endpointId);
      }
    } catch (err) {
      this.log.error({ event: 'deliveries.look-failed', err });
    }
    for (const [state, count] of Object.entries(this.scheduler.states())) endpointsByState.set({ state }, count);
  }

  /** The endpoints of these shards are no longer served here. */
  left(shards: readonly number[]): void {
    const gone = new Set(shards);
    this.scheduler.forget((endpointId) => gone.has(shardOf(endpointId)));
  }

  private async learn(endpointIds: readonly number[]): Promise<void> {
    try {
      for (const facts of await this.repository.findByIds(endpointIds)) {
        // It may have been handed over meanwhile.
        if (this.shards.servingOf(facts.endpointId)) this.scheduler.learn(facts);
      }
    } catch (err) {
      this.log.warn({ event: 'endpoints.not-learned', endpoints: endpointIds.length, err });
    }
  }
}
