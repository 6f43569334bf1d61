import { Injectable } from '@nestjs/common';
import { runWithoutContext } from '@plumbline/runtime';
import type { ShardLease } from '../cluster/shard/held-shard';
import { AttemptService, type CompletedAttempt } from './attempt/attempt.service';
import { Claims, type Claimed } from './claims';
import type { ClaimedDelivery } from './attempt/delivery-claim.repository';
import { attemptsInFlight } from './delivery.metrics';
import { EndpointWaker } from './schedule/endpoint-waker';
import { pools } from './schedule/endpoint-queue';
import { EndpointScheduler, type Turn } from './schedule/endpoint-scheduler';
import { AttemptRecorder } from './record/attempt-recorder';

/** Results that may wait for the database before no more attempts are started. */
const maxBacklog = 1_000;

/** Milliseconds after which turns are taken again in any case: the clock may be set, and timers hold 24 days. */
const longestSleepMs = 1_000;

/** Keeps attempts going: takes turns, claims what is due in them, makes the attempts, and passes on what they show. */
@Injectable()
export class DeliveryLoop {
  private claiming = false;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly scheduler: EndpointScheduler,
    private readonly claims: Claims,
    private readonly attempts: AttemptService,
    private readonly results: AttemptRecorder,
    private readonly work: EndpointWaker,
  ) {}

  run(): void {
    if (this.stopping || this.claiming) return;
    this.claiming = true;
    // Whoever woke it goes on about something else.
    runWithoutContext(() => void this.takeTurns());
  }

  /** Results that cannot be written are given up from now on. */
  stopRetrying(): void {
    this.results.stopRetrying();
  }

  /** After all shards have been handed over. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.results.stop();
  }

  private async takeTurns(): Promise<void> {
    while (!this.stopping && this.results.backlog < maxBacklog) {
      const turns = this.scheduler.take();
      if (turns.length === 0) break;
      for (const claimed of await this.claims.claim(turns)) this.start(claimed);
      this.measure();
    }
    // In the same turn as the last look: who wakes a lane after it starts the loop anew.
    this.claiming = false;
    this.sleep();
  }

  private start({ turn, deliveries, holding }: Claimed): void {
    this.scheduler.started(turn, deliveries.length);
    for (const delivery of deliveries) void this.attempt(turn, delivery, holding!);
    const { endpointId, version } = turn.queue;
    if (deliveries.some(({ endpoint }) => endpoint.version !== version)) void this.work.changed([endpointId]);
  }

  private async attempt(turn: Turn, delivery: ClaimedDelivery, { epoch, stop }: ShardLease): Promise<void> {
    const { queue } = turn;
    const made = await this.attempts.make(delivery, { queue, epoch, stop });
    const recorded = this.record(delivery, made);
    // Where the order counts, who looks for the next one must see what became of this one, and that it is no longer under way:
    // its retry may be due at once.
    if (queue.ordered) await recorded;
    this.scheduler.finished(turn);
    this.measure();
    this.run();
  }

  private async record(delivery: ClaimedDelivery, made: CompletedAttempt | undefined): Promise<void> {
    if (made) await this.results.add(made);
    this.claims.done(delivery);
  }

  private sleep(): void {
    clearTimeout(this.timer);
    const { nextInMs } = this.scheduler;
    if (this.stopping || nextInMs === Infinity) return;
    this.timer = setTimeout(() => this.run(), Math.min(Math.max(1, nextInMs), longestSleepMs));
  }

  private measure(): void {
    for (const pool of pools) attemptsInFlight.set({ pool }, this.scheduler.inFlight[pool]);
  }
}
