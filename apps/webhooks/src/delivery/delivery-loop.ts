import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { Log, runWithoutContext } from '@plumbline/runtime';
import type { ShardLease } from '../cluster/shard/held-shard';
import { ShardLeases } from '../cluster/shard/shard-leases';
import { AttemptService, type CompletedAttempt } from './attempt/attempt.service';
import { DeliveryClaimRepository, type ClaimedDelivery } from './attempt/delivery-claim.repository';
import { attemptsInFlight, dueLagSeconds } from './delivery.metrics';
import { InFlightDeliveries } from './in-flight-deliveries';
import { AttemptRecorder } from './record/attempt-recorder';
import { pools } from './schedule/endpoint-queue';
import { EndpointScheduler, type Turn } from './schedule/endpoint-scheduler';
import { EndpointWaker } from './schedule/endpoint-waker';

/** Results that may wait for the database before the loop starts no more attempts. */
const maxBacklog = 1_000;

/** Milliseconds after which the loop runs in any case: the clock may be set, and Node's timers hold 24 days at most. */
const maxSleepMs = 1_000;

/** A turn with the deliveries to attempt in it, which is none without a lease of the endpoint's shard. */
interface ClaimedTurn {
  turn: Turn;
  deliveries: readonly ClaimedDelivery[];
  lease: ShardLease | undefined;
}

/**
 * The delivery loop of this process. Read it from top to bottom: it takes the endpoints whose turn it is, claims their due
 * deliveries, makes the attempts, records the results, and starts over.
 */
@Injectable()
export class DeliveryLoop {
  /** Claimed deliveries whose result is not recorded yet. */
  readonly inFlight = new InFlightDeliveries();
  private claiming = false;
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly scheduler: EndpointScheduler,
    private readonly claims: DeliveryClaimRepository,
    private readonly attempts: AttemptService,
    private readonly recorder: AttemptRecorder,
    private readonly shards: ShardLeases,
    private readonly waker: EndpointWaker,
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  /** Runs the loop unless it is running. Call it whenever an endpoint may have due deliveries or a slot is free. */
  run(): void {
    if (this.stopping || this.claiming) return;
    this.claiming = true;
    // The loop does not belong to the request or event that woke it.
    runWithoutContext(() => void this.takeTurns());
  }

  /** From now on a result that cannot be written is dropped. Another process repeats its attempt. */
  stopRetrying(): void {
    this.recorder.stopRetrying();
  }

  /** Call it after all shards have been handed over. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.recorder.stop();
  }

  private async takeTurns(): Promise<void> {
    while (!this.stopping && !this.full) {
      const turns = this.scheduler.take();
      if (turns.length === 0) break;
      for (const claimed of await this.claim(turns)) this.start(claimed);
      this.measure();
    }
    // No await since the last `take`: a wake-up after it starts the loop again.
    this.claiming = false;
    this.sleep();
  }

  /** Claims due deliveries, each once and only under a lease. Never rejects: a later scan finds what is not claimed. */
  private async claim(turns: readonly Turn[]): Promise<ClaimedTurn[]> {
    const found = await this.findDue(turns);
    return turns.map((turn) => {
      const { endpointId, forgotten } = turn.queue;
      // The shard may have been handed over, or lost, while the database answered.
      const lease = forgotten ? undefined : this.shards.leaseFor(endpointId);
      const deliveries = lease ? (found.get(endpointId) ?? []) : [];
      for (const { id, lagMs } of deliveries) {
        this.inFlight.add(endpointId, id);
        dueLagSeconds.observe({}, lagMs / 1_000);
      }
      return { turn, deliveries, lease };
    });
  }

  private async findDue(turns: readonly Turn[]): Promise<Map<number, ClaimedDelivery[]>> {
    const claims = turns.flatMap(({ queue: { endpointId, ordered }, free }) => {
      const epoch = this.shards.leaseFor(endpointId)?.epoch;
      return epoch === undefined ? [] : [{ endpointId, epoch, free, ordered }];
    });
    try {
      const inFlight = this.inFlight.of(claims.map(({ endpointId }) => endpointId));
      const { deliveries, givenUp } = await this.claims.claim(this.database.reader, claims, inFlight);
      for (const { publicId, ...lost } of givenUp) {
        this.log.error({ event: 'delivery.event-lost', deliveryId: publicId, ...lost });
      }
      return groupByEndpoint(deliveries);
    } catch (err) {
      this.log.error({ event: 'deliveries.claim-failed', err });
      return new Map();
    }
  }

  private start({ turn, deliveries, lease }: ClaimedTurn): void {
    this.scheduler.started(turn, deliveries.length);
    for (const delivery of deliveries) void this.attempt(turn, delivery, lease!);
    const { endpointId, version } = turn.queue;
    if (deliveries.some(({ endpoint }) => endpoint.version !== version)) void this.waker.changed([endpointId]);
  }

  private async attempt(turn: Turn, delivery: ClaimedDelivery, { epoch, stop }: ShardLease): Promise<void> {
    const { queue } = turn;
    const completed = await this.attempts.make(delivery, { queue, epoch, stop });
    const recorded = this.record(delivery, completed);
    // In an ordered endpoint the next claim must see this result, and must not exclude this delivery as in flight: its retry
    // may be due immediately.
    if (queue.ordered) await recorded;
    this.scheduler.finished(turn);
    this.measure();
    this.run();
  }

  private async record(delivery: ClaimedDelivery, completed: CompletedAttempt | undefined): Promise<void> {
    if (completed) await this.recorder.add(completed);
    this.inFlight.delete(delivery.endpoint.id, delivery.id);
  }

  private sleep(): void {
    clearTimeout(this.timer);
    const { nextInMs } = this.scheduler;
    if (this.stopping || nextInMs === Infinity) return;
    // While results wait for the database, an endpoint whose time has come must not make a busy loop.
    const waitMs = this.full ? maxSleepMs : Math.max(1, nextInMs);
    this.timer = setTimeout(() => this.run(), Math.min(waitMs, maxSleepMs));
  }

  private get full(): boolean {
    return this.recorder.backlog >= maxBacklog;
  }

  private measure(): void {
    for (const pool of pools) attemptsInFlight.set({ pool }, this.scheduler.inFlight[pool]);
  }
}

function groupByEndpoint(deliveries: readonly ClaimedDelivery[]): Map<number, ClaimedDelivery[]> {
  const groups = new Map<number, ClaimedDelivery[]>();
  for (const delivery of deliveries) {
    const group = groups.get(delivery.endpoint.id);
    if (group) group.push(delivery);
    else groups.set(delivery.endpoint.id, [delivery]);
  }
  return groups;
}
