import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import { ShardLeases } from '../cluster/shard/shard-leases';
import { healthStates } from '../endpoint/health/endpoint-health.policy';
import { dueDeliveries, dueOldestSeconds } from './delivery.metrics';
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
    this.loop = new BackgroundLoop({ name: 'due-delivery-meter', everyMs, run: () => this.measure() }, log);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async measure(): Promise<void> {
    const due = await this.queues.countDue(this.database.reader, this.shards.served()).catch((error: unknown) => {
      // An old value would look like a measured one.
      dueDeliveries.reset();
      dueOldestSeconds.reset();
      throw error;
    });
    for (const state of healthStates) {
      const { deliveries = 0, oldestSeconds = 0 } = due.find((each) => each.state === state) ?? {};
      dueDeliveries.set({ state }, deliveries);
      dueOldestSeconds.set({ state }, oldestSeconds);
    }
  }
}
