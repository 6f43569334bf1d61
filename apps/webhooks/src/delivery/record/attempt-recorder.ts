import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { EndpointDisablingService } from '../../endpoint/endpoint-disabling.service';
import type { CompletedAttempt } from '../attempt/attempt.service';
import { disableReason } from '../attempt/outcome.policy';
import { AttemptRecordRepository } from './attempt-record.repository';
import { BatchWriter } from './batch-writer';
import { EndpointHealthRecorder } from './endpoint-health-recorder';

/**
 * Records attempts in batches. While the database is unavailable it keeps them: when it returns, they take effect unless another
 * process has taken over their shards. Attempts that change their endpoint, as most failures do, cost more and have a separate
 * writer, so that hundreds of simultaneous time-outs do not delay the results of others.
 */
@Injectable()
export class AttemptRecorder {
  private readonly plain: BatchWriter<CompletedAttempt>;
  private readonly changing: BatchWriter<CompletedAttempt>;

  constructor(
    private readonly records: AttemptRecordRepository,
    private readonly disabling: EndpointDisablingService,
    private readonly health: EndpointHealthRecorder,
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly log: Log,
  ) {
    this.plain = new BatchWriter({ write: (batch) => this.write(batch), reduce, describe }, log);
    this.changing = new BatchWriter({ write: (batch) => this.writeWithChanges(batch), reduce, describe }, log);
  }

  /** The number of completed attempts that are not recorded yet. */
  get backlog(): number {
    return this.plain.backlog + this.changing.backlog;
  }

  /** Resolves when the attempt is recorded, or is known to have no effect. */
  add(attempt: CompletedAttempt): Promise<void> {
    const changesEndpoint = attempt.health !== undefined || disableReason(attempt.outcome) !== undefined;
    return (changesEndpoint ? this.changing : this.plain).add(attempt);
  }

  /** From now on a result that cannot be written is dropped. Another process repeats its attempt. */
  stopRetrying(): void {
    this.plain.stopRetrying();
    this.changing.stopRetrying();
  }

  async stop(): Promise<void> {
    await Promise.all([this.plain.stop(), this.changing.stop()]);
  }

  private async write(batch: readonly CompletedAttempt[]): Promise<void> {
    this.report(batch, await this.records.record(this.database.reader, recordsOf(batch)));
  }

  private async writeWithChanges(batch: readonly CompletedAttempt[]): Promise<void> {
    const settled = await this.unitOfWork.runInternal(async (unit) => {
      const recorded = await this.records.record(unit.tx, recordsOf(batch));
      for (const { delivery, outcome } of batch) {
        const reason = disableReason(outcome);
        if (reason === undefined || !recorded.has(delivery.id)) continue;
        const { accountId, endpoint } = delivery;
        await this.disabling.disable(unit, { accountId, publicId: endpoint.publicId }, reason);
      }
      await this.health.record(
        unit,
        batch.flatMap(({ health }) => health ?? []),
      );
      return recorded;
    });
    this.report(batch, settled);
  }

  private report(batch: readonly CompletedAttempt[], settled: ReadonlySet<number>): void {
    for (const { delivery, record } of batch) {
      if (settled.has(delivery.id)) continue;
      this.log.warn({ event: 'delivery.result-fenced', deliveryId: delivery.publicId, epoch: record.epoch });
    }
  }
}

/** Without what the subscriber controls. */
function reduce(attempt: CompletedAttempt): CompletedAttempt {
  const record = { ...attempt.record, requestHeaders: {}, responseHeaders: null, responseBody: null };
  return { ...attempt, record };
}

function describe({ delivery: { publicId, accountId, endpoint } }: CompletedAttempt) {
  return { deliveryId: publicId, endpointId: endpoint.publicId, accountId };
}

function recordsOf(batch: readonly CompletedAttempt[]) {
  return batch.map(({ record }) => record);
}
