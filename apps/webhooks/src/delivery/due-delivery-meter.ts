import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import { ShardLeases } from '../cluster/shard/shard-leases';
import { healthStates, type HealthState } from '../endpoint/health/endpoint-health.policy';
import { dueDeliveries, dueOldestSeconds } from './delivery.metrics';
import { endpointPages } from './schedule/endpoint-pages';
import { EndpointQueueRepository } from './schedule/endpoint-queue.repository';

const everyMs = 15_000;

/** Counts due deliveries for the metrics, in the background: a scrape must not wait for the database. */
@Injectable()
export class DueDeliveryMeter implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly shards: ShardLeases,
    private readonly queues: EndpointQueueRepository,
    private readonly database: Database,
    log: Log,
  ) {
    this.loop = new BackgroundLoop({ name: 'due-delivery-meter', everyMs, run: (signal) => this.measure(signal) }, log);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async measure(signal: AbortSignal): Promise<void> {
    const due = await this.countDue(signal).catch((error: unknown) => {
      // An old value would look like a measured one.
      dueDeliveries.reset();
      dueOldestSeconds.reset();
      throw error;
    });
    if (signal.aborted) return;
    for (const [state, { deliveries, oldestSeconds }] of due) {
      dueDeliveries.set({ state }, deliveries);
      dueOldestSeconds.set({ state }, oldestSeconds);
    }
  }

  private async countDue(
    signal: AbortSignal,
  ): Promise<Map<HealthState, { deliveries: number; oldestSeconds: number }>> {
    const shards = this.shards.served();
    const { reader } = this.database;
    const total = new Map(healthStates.map((state) => [state, { deliveries: 0, oldestSeconds: 0 }]));
    for await (const page of endpointPages((each) => this.queues.countDue(reader, shards, each), signal)) {
      for (const { state, deliveries, oldestSeconds } of page) {
        const sum = total.get(state)!;
        sum.deliveries += deliveries;
        sum.oldestSeconds = Math.max(sum.oldestSeconds, oldestSeconds);
      }
    }
    return total;
  }
}
