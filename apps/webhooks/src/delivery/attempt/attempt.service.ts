import { Inject, Injectable } from '@nestjs/common';
import { Clock, Log } from '@plumbline/runtime';
import { healthAfter } from '../../endpoint/health/endpoint-health.policy';
import { v7 as uuidv7 } from 'uuid';
import { keptHeaders } from '../../sender/response-excerpt';
import { Sender, type OutgoingRequest, type SendResult } from '../../sender/sender';
import { bucketOf } from '../../history/statistics/duration-histogram';
import type { AttemptRecord, ClaimedDelivery } from './delivery-claim.repository';
import { attemptSeconds, attemptsTotal, breakerOpeningsTotal } from '../delivery.metrics';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings';
import type { HealthChange } from '../record/endpoint-health-recorder';
import type { EndpointQueue } from '../schedule/endpoint-queue';
import { WebhookRequestBuilder } from './webhook-request-builder';
import { decideOutcome, verdictOf, type Outcome } from './outcome.policy';

/** An attempt that was made. */
export interface CompletedAttempt {
  delivery: ClaimedDelivery;
  record: AttemptRecord;
  outcome: Outcome;
  /** Absent when it shows nothing new of its endpoint. */
  health?: HealthChange;
}

/** In which circumstances an attempt is made. */
export interface AttemptContext {
  queue: EndpointQueue;
  /** Under which the shard is held. */
  epoch: number;
  /** Ends the attempt. */
  stop: AbortSignal;
}

const statusAfter = {
  delivered: 'delivered',
  retry: 'pending',
  'gave-up': 'failed',
  aborted: 'failed',
  gone: 'failed',
} as const;

/** Makes one attempt: sends, decides what it means, and says so in one line of the log. */
@Injectable()
export class AttemptService {
  constructor(
    private readonly requests: WebhookRequestBuilder,
    private readonly sender: Sender,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(DELIVERY_SETTINGS) private readonly settings: DeliverySettings,
  ) {}

  /** Never rejects. Undefined when `stop` ended it: then nothing is known of it, and it counts as not made. */
  async make(delivery: ClaimedDelivery, { queue, epoch, stop }: AttemptContext): Promise<CompletedAttempt | undefined> {
    const startedAt = this.clock.now();
    const begun = performance.now();
    const request = this.request(delivery, startedAt);
    const result: SendResult = request
      ? await this.sender.post(request, stop)
      : { kind: 'unanswered', error: 'settings-unreadable' };
    if (result.kind === 'unanswered' && result.error === 'stopped') return undefined;
    const durationMs = Math.round(performance.now() - begun);
    const outcome = decideOutcome({
      made: delivery.runAttempts + 1,
      result,
      now: this.clock.now(),
      random: Math.random(),
      delays: this.settings.delays,
    });
    const record = attemptRecord(delivery, { epoch, startedAt, durationMs, request, result, outcome });
    const health = this.healthAfter(delivery, { queue, epoch, startedAt, outcome });
    this.report(delivery, { record, outcome, queue });
    return { delivery, record, outcome, health };
  }

  /** What the attempt shows of its endpoint counts for the next one at once, and is kept when the attempt is recorded. */
  private healthAfter(
    { accountId, endpoint }: ClaimedDelivery,
    { queue, epoch, startedAt, outcome }: { queue: EndpointQueue; epoch: number; startedAt: Date; outcome: Outcome },
  ): HealthChange | undefined {
    const before = queue.health;
    const verdict = { ...verdictOf(outcome), startedAt, endedAt: this.clock.now() };
    const { health, notices } = healthAfter(before, verdict, this.settings.health);
    if (health === before) return undefined;
    queue.health = health;
    if (health.state === 'open' && before.state !== 'open') breakerOpeningsTotal.inc();
    const { endpointId, generation } = queue;
    return { endpointId, generation, epoch, health, notices, accountId, publicId: endpoint.publicId };
  }

  private request(delivery: ClaimedDelivery, at: Date): OutgoingRequest | undefined {
    try {
      return this.requests.build(delivery, at);
    } catch (err) {
      // Its settings cannot be decrypted: an operator's mistake, which the schedule gives time to mend.
      this.log.error({ event: 'endpoint.unreadable', endpointId: delivery.endpoint.publicId, err });
      return undefined;
    }
  }

  private report(
    delivery: ClaimedDelivery,
    { record, outcome, queue }: { record: AttemptRecord; outcome: Outcome; queue: EndpointQueue },
  ): void {
    attemptsTotal.inc({ outcome: outcome.kind });
    attemptSeconds.observe(record.durationMs / 1_000);
    this.log.info({
      event: 'delivery.attempted',
      deliveryId: delivery.publicId,
      endpointId: delivery.endpoint.publicId,
      accountId: delivery.accountId,
      eventId: delivery.event.publicId,
      eventName: delivery.event.name,
      attempt: delivery.attempts + 1,
      lagMs: Math.round(delivery.lagMs),
      durationMs: record.durationMs,
      status: record.responseStatus ?? undefined,
      error: record.error ?? undefined,
      outcome: outcome.kind,
      nextInMs: record.delayMs ?? undefined,
      endpointState: queue.health.state,
    });
  }
}

function attemptRecord(
  delivery: ClaimedDelivery,
  {
    epoch,
    startedAt,
    durationMs,
    request,
    result,
    outcome,
  }: {
    epoch: number;
    startedAt: Date;
    durationMs: number;
    request: OutgoingRequest | undefined;
    result: SendResult;
    outcome: Outcome;
  },
): AttemptRecord {
  const answered = result.kind === 'answered';
  return {
    deliveryId: delivery.id,
    endpointId: delivery.endpoint.id,
    epoch,
    runAttempts: delivery.runAttempts,
    status: statusAfter[outcome.kind],
    delayMs: outcome.kind === 'retry' ? outcome.delayMs : null,
    attemptId: uuidv7(),
    startedAt,
    durationMs,
    durationBucket: bucketOf(durationMs),
    requestHeaders: request ? keptHeaders(request.headers, request.secrets) : {},
    responseStatus: answered ? result.status : null,
    responseHeaders: answered ? result.headers : null,
    responseBody: answered ? result.body : null,
    error: answered ? null : result.error,
  };
}
