import { Injectable } from '@nestjs/common';
import { Clock, Log, runWithoutContext } from '@plumbline/runtime';
import { Shards } from '../shard/shards';
import { Attempts } from './attempts';
import { DeliveryQueue, type ClaimedDelivery } from './delivery-queue';
import { attemptsUnderWay, dueLagSeconds } from './dispatch.metrics';
import { DueWork } from './due-work';
import { pools } from './lane';
import { Lanes, type Turn } from './lanes';
import { Results } from './results';
import { UnderWay } from './under-way';

/** Results that may wait for the database before no more attempts are started. */
const maxBacklog = 1_000;

/** Keeps attempts going: claims what is due for the endpoints whose turn it is, makes the attempts, and passes on what they show. */
@Injectable()
export class Pump {
  readonly underWay = new UnderWay();
  private claiming = false;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly lanes: Lanes,
    private readonly work: DueWork,
    private readonly shards: Shards,
    private readonly attempts: Attempts,
    private readonly results: Results,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  run(): void {
    if (this.stopping || this.claiming) return;
    this.claiming = true;
    // Whoever woke it goes on about something else.
    runWithoutContext(() => void this.claimWhilePossible());
  }

  /** Results that cannot be written are given up from now on. */
  lastTries(): void {
    this.results.lastTries();
  }

  /** After all shards have been handed over. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.results.stop();
  }

  private async claimWhilePossible(): Promise<void> {
    try {
      while (!this.stopping && this.results.backlog < maxBacklog) {
        const turns = this.lanes.take(this.now());
        if (turns.length === 0) return;
        await this.claim(turns);
      }
    } finally {
      // In the same turn as the last look: who wakes a lane after it starts the loop anew.
      this.claiming = false;
      this.runAt(this.lanes.nextAt);
    }
  }

  private async claim(turns: readonly Turn[]): Promise<void> {
    const claimed = new Map<number, ClaimedDelivery[]>(turns.map(({ lane }) => [lane.endpointId, []]));
    try {
      const claims = turns.flatMap(({ lane: { endpointId, ordered }, free }) => {
        const epoch = this.shards.servingOf(endpointId)?.epoch;
        return epoch === undefined ? [] : [{ endpointId, epoch, free, ordered }];
      });
      for (const delivery of await this.queue.claim(claims, this.underWay.of([...claimed.keys()]))) {
        claimed.get(delivery.endpoint.id)!.push(delivery);
      }
    } catch (err) {
      // The next look finds the same work again, when the database is back.
      this.log.error({ event: 'deliveries.claim-failed', err });
    }
    for (const turn of turns) this.start(turn, claimed.get(turn.lane.endpointId)!);
  }

  private start(turn: Turn, deliveries: readonly ClaimedDelivery[]): void {
    const { lane } = turn;
    const holding = this.shards.servingOf(lane.endpointId);
    const begun = holding && !lane.forgotten ? deliveries : [];
    this.lanes.started(turn, begun.length, this.now());
    for (const delivery of begun) {
      this.underWay.add(lane.endpointId, delivery.id);
      dueLagSeconds.observe(delivery.lagMs / 1_000);
      void this.attempt(turn, delivery, holding!);
    }
    if (begun.some(({ endpoint }) => endpoint.version !== lane.version)) void this.work.changed([lane.endpointId]);
    this.measure();
  }

  private async attempt(
    turn: Turn,
    delivery: ClaimedDelivery,
    { epoch, stop }: { epoch: number; stop: AbortSignal },
  ): Promise<void> {
    const { lane } = turn;
    const made = await this.attempts.make(delivery, { lane, epoch, stop });
    const recorded = made ? this.results.add(made) : undefined;
    // Where the order counts, the next one must see what became of this one.
    if (lane.ordered) await recorded;
    this.lanes.finished(turn, this.now());
    this.measure();
    this.run();
    await recorded;
    this.underWay.delete(lane.endpointId, delivery.id);
  }

  private runAt(instant: number): void {
    clearTimeout(this.timer);
    if (this.stopping || instant === Infinity) return;
    // Not further than a look is away: the clock may be set, and timers hold 24 days.
    this.timer = setTimeout(() => this.run(), Math.min(Math.max(1, instant - this.now()), 1_000));
  }

  private measure(): void {
    for (const pool of pools) attemptsUnderWay.set({ pool }, this.lanes.underWay[pool]);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
