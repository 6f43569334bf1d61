import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ShardLeases, type ShardWorker } from '../cluster/shard/shard-leases';
import { SignalBus, type SignalListener } from '../cluster/signal/signal-bus';
import { DeliverySettings } from '../settings';
import { DeliveryLoop } from './delivery-loop';
import { EndpointWaker } from './schedule/endpoint-waker';

/** The delivery engine of one process: it serves the shards that this process leases, and is woken when there is work. */
@Injectable()
export class DeliveryEngine implements OnApplicationBootstrap, BeforeApplicationShutdown, ShardWorker {
  private timer: NodeJS.Timeout | undefined;
  private scanning: Promise<void> | undefined;
  private scanAgain = false;
  private readonly stopping = new AbortController();

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
      if (!this.scanning) this.scanSoon();
    }, this.settings.scanMs);
  }

  /** Lets attempts in flight finish for a while, and leaves everything else to other processes immediately. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
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
    const { signal } = this.stopping;
    if (signal.aborted) return;
    if (this.scanning) {
      this.scanAgain = true;
      return;
    }
    this.scanAgain = false;
    const woken = () => this.loop.run();
    this.scanning = this.waker.scan(woken, signal).then(() => {
      this.scanning = undefined;
      if (this.scanAgain) this.scanSoon();
    });
  }

  private runAfter(done: Promise<void>): void {
    void done.then(() => this.loop.run());
  }
}
