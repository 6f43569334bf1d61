import { Injectable } from '@nestjs/common';
import { runWithoutContext } from '@plumbline/runtime';
import type { Holding } from '../cluster/shard/held-shard';
import { Attempts, type MadeAttempt } from './attempt/attempt.service';
import { Claims, type Claimed } from './claims';
import type { ClaimedDelivery } from './attempt/delivery-claim.repository';
import { attemptsUnderWay } from './delivery.metrics';
import { DueWork } from './schedule/endpoint-waker';
import { pools } from './schedule/endpoint-queue';
import { Lanes, type Turn } from './schedule/endpoint-scheduler';
import { Results } from './record/attempt-recorder';

/** Results that may wait for the database before no more attempts are started. */
const maxBacklog = 1_000;

/** Milliseconds after which turns are taken again in any case: the clock may be set, and timers hold 24 days. */
const longestSleepMs = 1_000;

/** Keeps attempts going: takes turns, claims what is due in them, makes the attempts, and passes on what they show. */
@Injectable()
export class Pump {
  private claiming = false;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly lanes: Lanes,
    private readonly claims: Claims,
    private readonly attempts: Attempts,
    private readonly results: Results,
    private readonly work: DueWork,
  ) {}

  run(): void {
    if (this.stopping || this.claiming) return;
    this.claiming = true;
    // Whoever woke it goes on about something else.
    runWithoutContext(() => void this.takeTurns());
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

  private async takeTurns(): Promise<void> {
    while (!this.stopping && this.results.backlog < maxBacklog) {
      const turns = this.lanes.take();
      if (turns.length === 0) break;
      for (const claimed of await this.claims.claim(turns)) this.start(claimed);
      this.measure();
    }
    // In the same turn as the last look: who wakes a lane after it starts the loop anew.
    this.claiming = false;
    this.sleep();
  }

  private start({ turn, deliveries, holding }: Claimed): void {
    this.lanes.started(turn, deliveries.length);
    for (const delivery of deliveries) void this.attempt(turn, delivery, holding!);
    const { endpointId, version } = turn.lane;
    if (deliveries.some(({ endpoint }) => endpoint.version !== version)) void this.work.changed([endpointId]);
  }

  private async attempt(turn: Turn, delivery: ClaimedDelivery, { epoch, stop }: Holding): Promise<void> {
    const { lane } = turn;
    const made = await this.attempts.make(delivery, { lane, epoch, stop });
    const recorded = this.record(delivery, made);
    // Where the order counts, who looks for the next one must see what became of this one, and that it is no longer under way:
    // its retry may be due at once.
    if (lane.ordered) await recorded;
    this.lanes.finished(turn);
    this.measure();
    this.run();
  }

  private async record(delivery: ClaimedDelivery, made: MadeAttempt | undefined): Promise<void> {
    if (made) await this.results.add(made);
    this.claims.done(delivery);
  }

  private sleep(): void {
    clearTimeout(this.timer);
    const { nextInMs } = this.lanes;
    if (this.stopping || nextInMs === Infinity) return;
    this.timer = setTimeout(() => this.run(), Math.min(Math.max(1, nextInMs), longestSleepMs));
  }

  private measure(): void {
    for (const pool of pools) attemptsUnderWay.set({ pool }, this.lanes.underWay[pool]);
  }
}
