import { Inject, Injectable } from '@nestjs/common';
import { Clock, Log } from '@plumbline/runtime';
import { v7 as uuidv7 } from 'uuid';
import { Sender, type SendResult } from '../sender/sender';
import type { AttemptRecord, ClaimedDelivery } from './delivery-queue';
import { attemptSeconds, attemptsTotal } from './dispatch.metrics';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings';
import { OutgoingRequests } from './outgoing-requests';
import { decideOutcome, type Outcome } from './outcome.policy';

/** An attempt that was made. */
export interface MadeAttempt {
  delivery: ClaimedDelivery;
  record: AttemptRecord;
  outcome: Outcome;
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
export class Attempts {
  constructor(
    private readonly requests: OutgoingRequests,
    private readonly sender: Sender,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
  ) {}

  /** Never rejects. Undefined when `stop` ended it: then nothing is known of it, and it counts as not made. */
  async make(delivery: ClaimedDelivery, stop: AbortSignal): Promise<MadeAttempt | undefined> {
    const startedAt = this.clock.now();
    const begun = performance.now();
    const result = await this.send(delivery, startedAt, stop);
    if (result.kind === 'unanswered' && result.error === 'stopped') return undefined;
    const durationMs = Math.round(performance.now() - begun);
    const outcome = decideOutcome({
      made: delivery.runAttempts + 1,
      result,
      now: this.clock.now(),
      random: Math.random(),
      delays: this.settings.delays,
    });
    const record = attemptRecord(delivery, { startedAt, durationMs, result, outcome });
    this.report(delivery, record, outcome);
    return { delivery, record, outcome };
  }

  private async send(delivery: ClaimedDelivery, at: Date, stop: AbortSignal): Promise<SendResult> {
    try {
      return await this.sender.post(this.requests.build(delivery, at), stop);
    } catch (err) {
      // Its settings cannot be decrypted: an operator's mistake, which the schedule gives time to mend.
      this.log.error({ event: 'endpoint.unreadable', endpointId: delivery.endpoint.publicId, err });
      return { kind: 'unanswered', error: 'settings-unreadable' };
    }
  }

  private report(delivery: ClaimedDelivery, record: AttemptRecord, outcome: Outcome): void {
    attemptsTotal.inc({ outcome: outcome.kind });
    attemptSeconds.observe(record.durationMs / 1_000);
    this.log.info({
      event: 'delivery.attempted',
      deliveryId: delivery.publicId,
      endpointId: delivery.endpoint.publicId,
      accountId: delivery.accountId,
      eventId: delivery.event.publicId,
      eventName: delivery.event.name,
      attempt: record.number,
      lagMs: Math.round(delivery.lagMs),
      durationMs: record.durationMs,
      status: record.responseStatus ?? undefined,
      error: record.error ?? undefined,
      outcome: outcome.kind,
      nextInMs: record.delayMs ?? undefined,
    });
  }
}

function attemptRecord(
  delivery: ClaimedDelivery,
  {
    startedAt,
    durationMs,
    result,
    outcome,
  }: { startedAt: Date; durationMs: number; result: SendResult; outcome: Outcome },
): AttemptRecord {
  const answered = result.kind === 'answered';
  return {
    deliveryId: delivery.id,
    claimId: delivery.claimId,
    status: statusAfter[outcome.kind],
    delayMs: outcome.kind === 'retry' ? outcome.delayMs : null,
    attemptId: uuidv7(),
    number: delivery.attempts + 1,
    startedAt,
    durationMs,
    responseStatus: answered ? result.status : null,
    responseBody: answered ? result.body : null,
    error: answered ? null : result.error,
  };
}
