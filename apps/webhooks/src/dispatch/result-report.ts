import { Inject, Injectable } from '@nestjs/common';
import { Clock, Log } from '@plumbline/runtime';
import type { MadeAttempt } from './attempts';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings';

/** Says what happened to results, and which of those that could not be written are still worth writing. */
@Injectable()
export class ResultReport {
  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
  ) {}

  written(batch: readonly MadeAttempt[], settled: ReadonlySet<number>): void {
    for (const { delivery } of batch) {
      if (settled.has(delivery.id)) continue;
      this.log.warn({ event: 'delivery.result-fenced', deliveryId: delivery.publicId, claimId: delivery.claimId });
    }
  }

  /** Those whose lease still runs; the others will be attempted again. */
  failed(batch: readonly MadeAttempt[], err: unknown): MadeAttempt[] {
    const alive = this.clock.now().getTime() - this.settings.leaseMs;
    const kept = batch.filter(({ record }) => record.startedAt.getTime() > alive);
    this.log.error({ event: 'delivery.results-not-written', attempts: batch.length, kept: kept.length, err });
    return kept;
  }
}
