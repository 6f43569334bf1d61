import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { setTimeout as delay } from 'node:timers/promises';
import { EndpointService } from '../endpoint/endpoint.service';
import type { MadeAttempt } from './attempts';
import { DeliveryQueue } from './delivery-queue';
import { disableReason } from './outcome.policy';
import { ResultReport } from './result-report';

const maxBatch = 128;
const maxWaitMs = 5;
const retryMs = 500;

/**
 * Writes what became of attempts, many in one statement. While the database is away it keeps them until their leases end:
 * a result that is lost only means that its attempt is made again, with the same `webhook-id`.
 */
@Injectable()
export class Results {
  private waiting: MadeAttempt[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing = false;
  private lastWriting = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly endpoints: EndpointService,
    private readonly database: Database,
    private readonly report: ResultReport,
  ) {}

  /** How many attempts are made and not recorded. */
  get backlog(): number {
    return this.waiting.length;
  }

  add(attempt: MadeAttempt): void {
    this.waiting.push(attempt);
    if (this.waiting.length >= maxBatch) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), maxWaitMs);
  }

  /** Writes what is left, trying once. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.flush();
    await this.lastWriting;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.writing) return;
    this.writing = true;
    this.lastWriting = this.writeAll();
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, maxBatch);
      try {
        this.report.written(batch, await this.write(batch));
      } catch (error) {
        this.waiting.unshift(...this.report.failed(batch, error));
        if (this.stopping) break;
        await delay(retryMs);
      }
    }
    // In the same turn as the last look: what is added after it is flushed anew.
    this.writing = false;
  }

  /** Answers the deliveries whose claim still held. */
  private async write(batch: readonly MadeAttempt[]): Promise<Set<number>> {
    const records = batch.map(({ record }) => record);
    const ending = batch.filter(({ outcome }) => disableReason(outcome) !== undefined);
    if (ending.length === 0) return this.queue.record(records);
    return this.database.transaction(async (tx) => {
      const settled = await this.queue.record(records, tx);
      for (const { delivery, outcome } of ending) {
        if (!settled.has(delivery.id)) continue;
        const target = { accountId: delivery.accountId, publicId: delivery.endpoint.publicId };
        await this.endpoints.disable(tx, target, disableReason(outcome)!);
      }
      return settled;
    });
  }
}
