import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { Attempts } from './attempts';
import { DeliveryQueue, type ClaimedDelivery } from './delivery-queue';
import { attemptsUnderWay, dueLagSeconds, leasesExpiredTotal } from './dispatch.metrics';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings';
import { Lanes, type Lane } from './lanes';
import { Results } from './results';

/** Results that may wait for the database before no more attempts are started. */
const maxBacklog = 1_000;

/**
 * Keeps attempts going: claims what is due for the endpoints whose turn it is, as soon as somebody says that there is work,
 * and looks once a second for what nobody told of: retries, expired leases, the work of other processes.
 */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly lanes: Lanes;
  private readonly underWay = new Map<ClaimedDelivery, Promise<void>>();
  private readonly stop = new AbortController();
  private claiming = false;
  private lastClaiming = Promise.resolve();
  private scanning: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly attempts: Attempts,
    private readonly results: Results,
    private readonly log: Log,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
  ) {
    this.lanes = new Lanes(settings);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.scanSoon(), this.settings.scanMs);
  }

  /** Says that these endpoints may have due work. A hint: what is not said here is found by the next scan. */
  wake(endpointIds: Iterable<number>): void {
    this.lanes.wake(endpointIds);
    this.pump();
  }

  /** Looks for due work now instead of at the next turn of the clock. */
  scanSoon(): void {
    if (this.stopping) return;
    this.scanning ??= this.scan().finally(() => (this.scanning = undefined));
  }

  /** Claims no more, gives what is under way some time to finish, and gives the rest back. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await Promise.all([this.lastClaiming, this.scanning]);
    const abort = setTimeout(() => this.stop.abort(), this.settings.stopMs);
    await Promise.all(this.underWay.values());
    clearTimeout(abort);
    await this.results.stop();
  }

  private pump(): void {
    if (this.stopping || this.claiming) return;
    this.claiming = true;
    this.lastClaiming = this.claimWhilePossible();
  }

  private async claimWhilePossible(): Promise<void> {
    try {
      while (!this.stopping && this.results.backlog < maxBacklog) {
        const lanes = this.lanes.take();
        if (lanes.length === 0) return;
        await this.claim(lanes);
      }
    } catch (err) {
      // The next scan finds the same work again, when the database is back.
      this.log.error({ event: 'deliveries.claim-failed', err });
    } finally {
      // In the same turn as the last look: who wakes a lane after it starts the loop anew.
      this.claiming = false;
    }
  }

  private async claim(lanes: readonly Lane[]): Promise<void> {
    const claimed = await this.queue.claim(lanes, this.settings.leaseMs);
    for (const lane of lanes) {
      this.lanes.started(lane, claimed.filter(({ endpoint }) => endpoint.id === lane.endpointId).length);
    }
    for (const delivery of claimed) this.start(delivery);
  }

  private start(delivery: ClaimedDelivery): void {
    dueLagSeconds.observe(delivery.lagMs / 1_000);
    const attempt = this.attempt(delivery).finally(() => {
      this.underWay.delete(delivery);
      attemptsUnderWay.set(this.underWay.size);
      this.lanes.finished(delivery.endpoint.id);
      this.pump();
    });
    this.underWay.set(delivery, attempt);
    attemptsUnderWay.set(this.underWay.size);
  }

  private async attempt(delivery: ClaimedDelivery): Promise<void> {
    const made = await this.attempts.make(delivery, this.stop.signal);
    if (made) this.results.add(made);
    else await this.giveBack(delivery);
  }

  private async giveBack(delivery: ClaimedDelivery): Promise<void> {
    try {
      await this.queue.release([delivery]);
    } catch (err) {
      this.log.warn({ event: 'delivery.release-failed', deliveryId: delivery.publicId, err });
    }
  }

  private async scan(): Promise<void> {
    try {
      const expired = await this.queue.releaseExpired();
      if (expired > 0) {
        leasesExpiredTotal.inc(expired);
        this.log.warn({ event: 'delivery.leases-expired', deliveries: expired });
      }
      this.wake(await this.queue.endpointsWithDueWork());
    } catch (err) {
      this.log.error({ event: 'deliveries.scan-failed', err });
    }
  }
}
