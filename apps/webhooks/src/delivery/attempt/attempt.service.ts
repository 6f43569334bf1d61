import { Injectable } from '@nestjs/common';
import { Clock, Log, runInContext, startSpan } from '@plumbline/runtime';
import { v7 as uuidv7 } from 'uuid';
import { healthAfter } from '../../endpoint/health/endpoint-health.policy';
import { bucketOf } from '../record/duration-histogram';
import { statusError } from '../../sender/error-kind';
import { Redactor } from '../../sender/redactor';
import { keptHeaders } from '../../sender/response/response-excerpt';
import { Sender, type OutgoingRequest, type SendResult } from '../../sender/sender';
import { DeliverySettings } from '../../settings';
import { attemptSeconds, attemptsTotal, breakerOpeningsTotal } from '../delivery.metrics';
import type { AttemptRecord } from '../record/attempt-record.repository';
import type { HealthChange } from '../record/endpoint-health-recorder';
import type { EndpointQueue } from '../schedule/endpoint-queue';
import type { ClaimedDelivery } from './delivery-claim.repository';
import { decideOutcome, verdictOf, type Outcome } from './outcome.policy';
import { WebhookRequestBuilder } from './webhook-request-builder';

export interface CompletedAttempt {
  delivery: ClaimedDelivery;
  record: AttemptRecord;
  outcome: Outcome;
  /** Absent when the endpoint's health stays as it was. */
  health?: HealthChange;
}

export interface AttemptContext {
  queue: EndpointQueue;
  /** The epoch of the shard's lease. */
  epoch: number;
  /** Aborts the attempt. */
  stop: AbortSignal;
}

const statusAfter = {
  delivered: 'delivered',
  retry: 'pending',
  'gave-up': 'failed',
  aborted: 'failed',
  gone: 'failed',
} as const;

/** Makes one attempt: sends the request, decides the outcome, and writes one line to the log. */
@Injectable()
export class AttemptService {
  constructor(
    private readonly requests: WebhookRequestBuilder,
    private readonly sender: Sender,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly settings: DeliverySettings,
  ) {}

  /** Never rejects. Resolves with undefined when `stop` aborted the attempt: it has no result and does not count. */
  async make(delivery: ClaimedDelivery, context: AttemptContext): Promise<CompletedAttempt | undefined> {
    const { traceparent, requestId } = delivery.event;
    const span = startSpan(
      { traceparent: traceparent ?? undefined, requestId: requestId ?? undefined },
      { name: 'delivery attempt', kind: 'client' },
    );
    const completed = await runInContext(span.context, () => this.attempt(delivery, context));
    if (span.recorded) span.set(attributesOf(delivery, completed));
    if (completed) attemptSeconds.observe({}, completed.record.durationMs / 1_000, span);
    if (completed && completed.outcome.kind !== 'delivered') span.fail({ code: completed.outcome.kind });
    span.end();
    return completed;
  }

  private async attempt(
    delivery: ClaimedDelivery,
    { queue, epoch, stop }: AttemptContext,
  ): Promise<CompletedAttempt | undefined> {
    const startedAt = this.clock.now();
    const begun = performance.now();
    const request = this.build(delivery, startedAt);
    const result: SendResult = request
      ? await this.sender.post(request, stop)
      : { kind: 'no-response', error: 'settings-unreadable' };
    if (result.kind === 'no-response' && result.error === 'stopped') return undefined;
    const durationMs = Math.round(performance.now() - begun);
    const outcome = decideOutcome({
      made: delivery.runAttempts + 1,
      result,
      now: this.clock.now(),
      random: Math.random(),
      delays: this.settings.delays,
    });
    const record = recordOf(delivery, { epoch, startedAt, durationMs, request, result, outcome });
    const health = this.updateHealth(delivery, { queue, epoch, startedAt, outcome });
    this.report(delivery, { record, outcome, queue });
    return { delivery, record, outcome, health };
  }

  private build(delivery: ClaimedDelivery, at: Date): OutgoingRequest | undefined {
    try {
      return this.requests.build(delivery, at);
    } catch (err) {
      // A key is missing from the configuration. The retries give the operator time to correct it.
      this.log.error({ event: 'endpoint.decryption-failed', endpointId: delivery.endpoint.publicId, err });
      return undefined;
    }
  }

  /** The next attempt sees the new health immediately; the database gets it together with the attempt. */
  private updateHealth(
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

  private report(
    delivery: ClaimedDelivery,
    { record, outcome, queue }: { record: AttemptRecord; outcome: Outcome; queue: EndpointQueue },
  ): void {
    attemptsTotal.inc({ outcome: outcome.kind });
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

function attributesOf({ publicId, accountId, attempts, endpoint }: ClaimedDelivery, completed?: CompletedAttempt) {
  return {
    'http.request.method': 'POST',
    'http.response.status_code': completed?.record.responseStatus ?? undefined,
    // Not the URL: its query may contain a secret of the subscriber.
    'server.address': URL.canParse(endpoint.targetUrl) ? new URL(endpoint.targetUrl).hostname : undefined,
    'plumbline.account.id': accountId,
    'plumbline.endpoint.id': endpoint.publicId,
    'plumbline.delivery.id': publicId,
    'plumbline.attempt': attempts + 1,
    'plumbline.outcome': completed?.outcome.kind ?? 'stopped',
  };
}

interface MadeAttempt {
  epoch: number;
  startedAt: Date;
  durationMs: number;
  request: OutgoingRequest | undefined;
  result: SendResult;
  outcome: Outcome;
}

function recordOf(
  delivery: ClaimedDelivery,
  { epoch, startedAt, durationMs, request, result, outcome }: MadeAttempt,
): AttemptRecord {
  const responded = result.kind === 'response';
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
    requestHeaders: request ? keptHeaders(request.headers, new Redactor(request.hidden)) : {},
    responseStatus: responded ? result.status : null,
    responseHeaders: responded ? result.headers : null,
    responseBody: responded ? result.body : null,
    error: responded ? statusError(result.status) : result.error,
  };
}
