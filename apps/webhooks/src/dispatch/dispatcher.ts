import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { shardOf } from '../shard/share.policy';
import { Shards, type ShardWorker } from '../shard/shards';
import { Signals, type Ear } from '../signal/signals';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings';
import { DueWork } from './due-work';
import { Lanes } from './lanes';
import { Pump } from './pump';

/**
 * The engine of one process, as the rest of the service sees it: it is told of work, and serves the shards that are its own.
 */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown, ShardWorker {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private stopping = false;

  constructor(
    private readonly shards: Shards,
    private readonly lanes: Lanes,
    private readonly work: DueWork,
    private readonly pump: Pump,
    private readonly signals: Signals,
    private readonly log: Log,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.signals.hear(this.heard);
    this.shards.start(this);
    this.timer = setInterval(() => this.lookSoon(), this.settings.scanMs);
  }

  /** Gives what is under way some time to finish, and leaves everything else to other processes at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    this.pump.lastTries();
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
    this.signals.hint({ kind: 'look' });
    this.lookSoon();
  }

  gained(): void {
    this.lookSoon();
  }

  left(shards: readonly number[]): void {
    const gone = new Set(shards);
    this.lanes.forget((endpointId) => gone.has(shardOf(endpointId)));
  }

  underWay(shard: number): number {
    return this.pump.underWay.ofShard(shard);
  }

  drained(shard: number): Promise<void> {
    return this.pump.underWay.drained(shard);
  }

  private readonly heard: Ear = (signal) => {
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
    const look = this.work.look().catch((err: unknown) => this.log.error({ event: 'deliveries.scan-failed', err }));
    this.pumpAfter(look);
    this.looking = look.finally(() => {
      this.looking = undefined;
      if (this.lookAgain) this.lookSoon();
    });
  }

  private pumpAfter(done: Promise<void>): void {
    void done.then(() => this.pump.run());
  }
}
