import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { ShardLeases } from '../../cluster/shard/shard-leases';
import { shardOf } from '../../cluster/shard/shard-share.policy';
import { SignalBus } from '../../cluster/signal/signal-bus';
import { endpointsByState } from '../delivery.metrics';
import { endpointPages } from './endpoint-pages';
import type { EndpointFacts } from './endpoint-queue';
import { EndpointQueueRepository } from './endpoint-queue.repository';
import { EndpointScheduler } from './endpoint-scheduler';

/** Wakes the endpoints of this process that have work: when a signal names them, and when a scan finds them. Never rejects. */
@Injectable()
export class EndpointWaker {
  constructor(
    private readonly repository: EndpointQueueRepository,
    private readonly scheduler: EndpointScheduler,
    private readonly shards: ShardLeases,
    private readonly signals: SignalBus,
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  /** These endpoints have new deliveries. Those that another process serves are passed on by a signal. */
  async newDeliveries(endpointIds: readonly number[]): Promise<void> {
    const others = endpointIds.filter((id) => !this.shards.leaseFor(id));
    if (others.length > 0) this.signals.notify({ kind: 'due', endpoints: others });
    await this.newDeliveriesHere(endpointIds);
  }

  /** As `newDeliveries`, without those that another process serves. */
  async newDeliveriesHere(endpointIds: readonly number[]): Promise<void> {
    const here = endpointIds.filter((id) => this.shards.leaseFor(id));
    const unknown = here.filter((id) => !this.scheduler.knows(id));
    if (unknown.length > 0) await this.load(unknown);
    for (const id of here) this.scheduler.newDeliveries(id);
  }

  /** The settings of these endpoints may have changed, so that deliveries that waited for it may be due. */
  async changed(endpointIds: readonly number[]): Promise<void> {
    const here = endpointIds.filter((id) => this.shards.leaseFor(id));
    if (here.length > 0) await this.load(here);
    for (const id of here) this.scheduler.wake(id);
  }

  /**
   * Finds what no signal announced: retries, deliveries from before this process served them, and lost signals. Calls `woken` whenever it has
   * woken some. Ends early when `signal` is aborted.
   */
  async scan(woken: () => void, signal: AbortSignal): Promise<void> {
    const shards = this.shards.served();
    if (shards.length === 0) return;
    const { reader } = this.database;
    try {
      const pages = endpointPages((page) => this.repository.findWithDueDeliveries(reader, shards, page), signal);
      for await (const endpoints of pages) {
        this.found(endpoints);
        woken();
      }
    } catch (err) {
      this.log.error({ event: 'deliveries.scan-failed', err });
    }
    for (const [state, count] of Object.entries(this.scheduler.states())) endpointsByState.set({ state }, count);
  }

  /** This process no longer serves the endpoints of these shards. */
  forget(shards: readonly number[]): void {
    const released = new Set(shards);
    this.scheduler.forget((endpointId) => released.has(shardOf(endpointId)));
  }

  private found(endpoints: readonly EndpointFacts[]): void {
    for (const facts of endpoints) {
      if (!this.shards.leaseFor(facts.endpointId)) continue;
      this.scheduler.update(facts);
      this.scheduler.wake(facts.endpointId);
    }
  }

  private async load(endpointIds: readonly number[]): Promise<void> {
    try {
      for (const facts of await this.repository.findByIds(this.database.reader, endpointIds)) {
        // The shard may have been handed over while the database answered.
        if (this.shards.leaseFor(facts.endpointId)) this.scheduler.update(facts);
      }
    } catch (err) {
      this.log.warn({ event: 'endpoints.load-failed', endpoints: endpointIds.length, err });
    }
  }
}
