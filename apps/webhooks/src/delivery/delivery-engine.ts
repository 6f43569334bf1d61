import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ShardLeases, type ShardWorker } from '../cluster/shard/shard-leases';
import { SignalBus, type SignalListener } from '../cluster/signal/signal-bus';
import { Claims } from './claims';
import { DELIVERY_SETTINGS, type DeliverySettings } from './delivery-settings';
import { EndpointWaker } from './schedule/endpoint-waker';
import { DeliveryLoop } from './delivery-loop';

/** The engine of one process, as the rest of the service sees it: it is told of work, and serves the shards that are its own. */
@Injectable()
export class DeliveryEngine implements OnApplicationBootstrap, BeforeApplicationShutdown, ShardWorker {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private stopping = false;

  constructor(
    private readonly shards: ShardLeases,
    private readonly work: EndpointWaker,
    private readonly claims: Claims,
    private readonly pump: DeliveryLoop,
    private readonly signals: SignalBus,
    @Inject(DELIVERY_SETTINGS) private readonly settings: DeliverySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.signals.listen(this.heard);
    this.shards.start(this);
    this.timer = setInterval(() => this.lookSoon(), this.settings.scanMs);
  }

  /** Gives what is under way some time to finish, and leaves everything else to other processes at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    this.pump.stopRetrying();
    await this.shards.stop();
    await this.looking;
    await this.pump.stop();
  }

  /** Says that these endpoints have new deliveries. A hint: what is not said is found by looking. */
  wake(endpointIds: Iterable<number>): void {
    this.pumpAfter(this.work.arrived([...endpointIds]));
  }

  /** Says that there is due work, of whatever endpoint; to the other processes as well. */
  scanSoon(): void {
    this.signals.notify({ kind: 'look' });
    this.lookSoon();
  }

  gained(): void {
    this.lookSoon();
  }

  left(shards: readonly number[]): void {
    this.work.left(shards);
  }

  inFlight(shard: number): number {
    return this.claims.inFlight.ofShard(shard);
  }

  drained(shard: number): Promise<void> {
    return this.claims.inFlight.drained(shard);
  }

  private readonly heard: SignalListener = (signal) => {
    if (signal.kind === 'due') this.pumpAfter(this.work.arrivedHere(signal.endpoints));
    if (signal.kind === 'changed') this.pumpAfter(this.work.changed(signal.endpoints));
    if (signal.kind === 'look' || signal.kind === 'missed') this.lookSoon();
  };

  private lookSoon(): void {
    if (this.stopping) return;
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.lookAgain = false;
    this.looking = this.work.look().then(() => {
      this.looking = undefined;
      this.pump.run();
      if (this.lookAgain) this.lookSoon();
    });
  }

  private pumpAfter(done: Promise<void>): void {
    void done.then(() => this.pump.run());
  }
}
