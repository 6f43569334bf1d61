import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ShardLeases, type ShardWorker } from '../cluster/shard/shard-leases';
import { SignalBus, type SignalListener } from '../cluster/signal/signal-bus';
import { DeliverySettings } from '../settings';
import { DeliveryLoop } from './delivery-loop';
import { EndpointWaker } from './schedule/endpoint-waker';

/** The more endpoints have due deliveries, the longer is the pause after a scan, so that scans take a small part of the time. */
const pausePerPageMs = 100;
const maxPauseMs = 5_000;

/** The delivery engine of one process: it serves the shards that this process leases, and is woken when there is work. */
@Injectable()
export class DeliveryEngine implements OnApplicationBootstrap, BeforeApplicationShutdown, ShardWorker {
  private timer: NodeJS.Timeout | undefined;
  private scanning: Promise<void> | undefined;
  private scanAgain = false;
  /** When the timer may start the next scan. */
  private scanAt = 0;
  private stopping = false;

  constructor(
    private readonly shards: ShardLeases,
    private readonly waker: EndpointWaker,
    private readonly loop: DeliveryLoop,
    private readonly signals: SignalBus,
    private readonly settings: DeliverySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.signals.listen(this.onSignal);
    this.shards.start(this);
    this.timer = setInterval(() => {
      if (performance.now() >= this.scanAt) this.scanSoon();
    }, this.settings.scanMs);
  }

  /** Lets attempts in flight finish for a while, and leaves everything else to other processes immediately. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    this.loop.stopRetrying();
    await this.shards.stop();
    await this.scanning;
    await this.loop.stop();
  }

  /** Wakes endpoints that have new deliveries. Only saves time: a scan finds whatever is not announced. */
  wake(endpointIds: Iterable<number>): void {
    this.runAfter(this.waker.newDeliveries([...endpointIds]));
  }

  /** Scans for due deliveries soon, in every process. */
  requestScan(): void {
    this.signals.notify({ kind: 'scan' });
    this.scanSoon();
  }

  onAcquired(): void {
    this.scanSoon();
  }

  onReleased(shards: readonly number[]): void {
    this.waker.forget(shards);
  }

  inFlight(shard: number): number {
    return this.loop.inFlight.ofShard(shard);
  }

  drained(shard: number): Promise<void> {
    return this.loop.inFlight.drained(shard);
  }

  private readonly onSignal: SignalListener = (signal) => {
    if (signal.kind === 'due') this.runAfter(this.waker.newDeliveriesHere(signal.endpoints));
    if (signal.kind === 'changed') this.runAfter(this.waker.changed(signal.endpoints));
    if (signal.kind === 'scan' || signal.kind === 'missed') this.scanSoon();
  };

  private scanSoon(): void {
    if (this.stopping) return;
    if (this.scanning) {
      this.scanAgain = true;
      return;
    }
    this.scanAgain = false;
    this.scanning = this.waker.scan().then((pages) => {
      this.scanning = undefined;
      this.scanAt = performance.now() + Math.min(maxPauseMs, pages * pausePerPageMs);
      this.loop.run();
      if (this.scanAgain) this.scanSoon();
    });
  }

  private runAfter(done: Promise<void>): void {
    void done.then(() => this.loop.run());
  }
}
