import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { setTimeout as delay } from 'node:timers/promises';
import { EndpointDisabling } from '../endpoint/endpoint-disabling';
import type { MadeAttempt } from './attempts';
import { DeliveryQueue } from './delivery-queue';
import { HealthReports } from './health-reports';
import { disableReason } from './outcome.policy';

const maxBatch = 128;
const maxWaitMs = 5;
const retryMs = 500;

interface Waiting {
  attempt: MadeAttempt;
  done: () => void;
}

/**
 * Writes what became of attempts, many in one statement. While the database is away it keeps them: when it is back, they count
 * if nobody has taken over their shards since.
 */
@Injectable()
export class Results {
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing = false;
  private lastWriting = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly disabling: EndpointDisabling,
    private readonly health: HealthReports,
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  /** How many attempts are made and not recorded. */
  get backlog(): number {
    return this.waiting.length;
  }

  /** Resolves when it is recorded, or known to be of no effect. */
  add(attempt: MadeAttempt): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ attempt, done });
      if (this.waiting.length >= maxBatch) this.flush();
      else this.timer ??= setTimeout(() => this.flush(), maxWaitMs);
    });
  }

  /** From now on what cannot be written is given up: its attempt is made again by another process. */
  lastTries(): void {
    this.stopping = true;
  }

  async stop(): Promise<void> {
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
      const batch = this.waiting.slice(0, maxBatch);
      try {
        const attempts = batch.map(({ attempt }) => attempt);
        this.report(attempts, await this.write(attempts));
      } catch (err) {
        this.log.error({ event: 'delivery.results-not-written', attempts: this.waiting.length, err });
        if (!this.stopping) {
          await delay(retryMs);
          continue;
        }
      }
      this.waiting.splice(0, batch.length);
      for (const { done } of batch) done();
    }
    // In the same turn as the last look: what is added after it is flushed anew.
    this.writing = false;
  }

  /** Answers the deliveries for which it had an effect. */
  private async write(batch: readonly MadeAttempt[]): Promise<Set<number>> {
    const records = batch.map(({ record }) => record);
    const changes = batch.flatMap(({ health }) => health ?? []);
    const ending = batch.filter(({ outcome }) => disableReason(outcome) !== undefined);
    if (changes.length === 0 && ending.length === 0) return this.queue.record(records);
    return this.database.transaction(async (tx) => {
      const settled = await this.queue.record(records, tx);
      for (const { delivery, outcome } of ending) {
        if (!settled.has(delivery.id)) continue;
        const target = { accountId: delivery.accountId, publicId: delivery.endpoint.publicId };
        await this.disabling.disable(tx, target, disableReason(outcome)!);
      }
      await this.health.record(tx, changes);
      return settled;
    });
  }

  private report(batch: readonly MadeAttempt[], settled: ReadonlySet<number>): void {
    for (const { delivery, record } of batch) {
      if (settled.has(delivery.id)) continue;
      this.log.warn({ event: 'delivery.result-fenced', deliveryId: delivery.publicId, epoch: record.epoch });
    }
  }
}
