import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { EndpointDisablingService } from '../../endpoint/endpoint-disabling.service';
import type { CompletedAttempt } from '../attempt/attempt.service';
import { DeliveryClaimRepository } from '../attempt/delivery-claim.repository';
import { EndpointHealthRecorder } from './endpoint-health-recorder';
import { disableReason } from '../attempt/outcome.policy';
import { BatchWriter } from './batch-writer';

/**
 * Writes what became of attempts. While the database is away it keeps them: when it is back, they count if nobody has taken
 * over their shards since. Those that change what is known of their endpoint, as most failures do, cost more and have a writer
 * of their own: hundreds that time out together do not hold up what others have delivered.
 */
@Injectable()
export class AttemptRecorder {
  private readonly plain: BatchWriter;
  private readonly changing: BatchWriter;

  constructor(
    private readonly queue: DeliveryClaimRepository,
    private readonly disabling: EndpointDisablingService,
    private readonly health: EndpointHealthRecorder,
    private readonly database: Database,
    private readonly log: Log,
  ) {
    this.plain = new BatchWriter((batch) => this.write(batch), log);
    this.changing = new BatchWriter((batch) => this.writeWithChanges(batch), log);
  }

  /** How many attempts are made and not recorded. */
  get backlog(): number {
    return this.plain.backlog + this.changing.backlog;
  }

  /** Resolves when it is recorded, or known to be of no effect. */
  add(attempt: CompletedAttempt): Promise<void> {
    const changes = attempt.health !== undefined || disableReason(attempt.outcome) !== undefined;
    return (changes ? this.changing : this.plain).add(attempt);
  }

  /** From now on what cannot be written is given up: its attempt is made again by another process. */
  stopRetrying(): void {
    this.plain.stopRetrying();
    this.changing.stopRetrying();
  }

  async stop(): Promise<void> {
    await Promise.all([this.plain.stop(), this.changing.stop()]);
  }

  private async write(batch: readonly CompletedAttempt[]): Promise<void> {
    this.report(batch, await this.queue.record(batch.map(({ record }) => record)));
  }

  private async writeWithChanges(batch: readonly CompletedAttempt[]): Promise<void> {
    const settled = await this.database.transaction(async (tx) => {
      const recorded = await this.queue.record(
        batch.map(({ record }) => record),
        tx,
      );
      for (const { delivery, outcome } of batch) {
        const reason = disableReason(outcome);
        if (reason === undefined || !recorded.has(delivery.id)) continue;
        await this.disabling.disable(
          tx,
          { accountId: delivery.accountId, publicId: delivery.endpoint.publicId },
          reason,
        );
      }
      await this.health.record(
        tx,
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
