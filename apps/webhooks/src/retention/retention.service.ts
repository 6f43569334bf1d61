import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { cleanupBatch, Database, type Transaction } from '@plumbline/persistence';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import { RetentionSettings } from '../settings';
import { daysBefore, daysToHave, firstKeptDay } from './day.policy';
import { ExpiredDeliveryRepository, type ExpiredEvent } from './expired-delivery.repository';
import { PartitionRepository } from './partition.repository';
import { expiringRows, RetentionRepository, type ExpiringRows } from './retention.repository';

/** Days whose partitions are created in advance. */
const daysAhead = 3;
const intervalMs = 60 * 60_000;

interface Cleared {
  /** Finished deliveries that were deleted. */
  deleted: number;
  /** Events with pending deliveries that were moved to the current day. */
  carried: number;
}

/**
 * Background loop that creates the partitions of the next days and drops those of expired ones, in one process at a time. An
 * event with pending deliveries is not dropped: it moves to the current day.
 */
@Injectable()
export class RetentionService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly database: Database,
    private readonly partitions: PartitionRepository,
    private readonly retention: RetentionRepository,
    private readonly deliveries: ExpiredDeliveryRepository,
    private readonly log: Log,
    private readonly settings: RetentionSettings,
  ) {
    this.loop = new BackgroundLoop(
      { name: 'retention', everyMs: intervalMs, run: (signal) => this.runUnlessStopped(signal) },
      log,
    );
  }

  /** Runs before the first event is received, so that the current day has its partition. */
  async onModuleInit(): Promise<void> {
    try {
      await this.database.exclusively('retention', () => this.createPartitions());
    } catch (err) {
      this.log.error({ event: 'retention.failed', err });
    }
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Creates partitions and deletes what has expired, unless another process is doing so. Rejects when `signal` is aborted. */
  async run(signal = new AbortController().signal): Promise<void> {
    await this.database.exclusively('retention', async () => {
      // What fails is logged, and the next run repeats it: nothing else waits for it.
      await this.attempt('create-partitions', signal, () => this.createPartitions());
      await this.deleteExpired(signal);
    });
  }

  /** Runs one step. Rejects only when `signal` is aborted. */
  private async attempt(step: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (err) {
      signal.throwIfAborted();
      this.log.error({ event: 'retention.step-failed', step, err });
    }
  }

  private async runUnlessStopped(signal: AbortSignal): Promise<void> {
    try {
      await this.run(signal);
    } catch (err) {
      if (!signal.aborted) throw err;
    }
  }

  private async createPartitions(): Promise<void> {
    const { reader } = this.database;
    const waiting = await this.partitions.daysInDefault(reader);
    const days = daysToHave(await this.partitions.today(reader), { ahead: daysAhead, waiting });
    const missing = await this.partitions.findMissing(reader, days);
    for (const partition of missing) await this.database.transaction((tx) => this.partitions.create(tx, partition));
    if (missing.length === 0) return;
    this.log.info({ event: 'retention.partitions-created', days: [...new Set(missing.map(({ day }) => day))] });
  }

  private async deleteExpired(signal: AbortSignal): Promise<void> {
    const today = await this.partitions.today(this.database.reader);
    const first = firstKeptDay(today, this.settings.days);
    await this.database.transaction((tx) => this.retention.advanceFirstKeptDay(tx, first));
    for (const day of daysBefore(first, await this.partitions.days(this.database.reader))) {
      await this.attempt(`drop-day ${day}`, signal, () => this.dropDay(day, today, signal));
    }
    for (const rows of expiringRows) {
      await this.attempt(`delete-${rows}`, signal, () => this.deleteRowsBefore(first, rows, signal));
    }
  }

  private async dropDay(day: string, today: string, signal: AbortSignal): Promise<void> {
    const { deleted, carried } = await this.clear(day, today, signal);
    await this.database.transaction((tx) => this.partitions.drop(tx, day));
    this.log.info({ event: 'retention.day-dropped', day, deliveriesDeleted: deleted, eventsCarried: carried });
  }

  private async clear(day: string, today: string, signal: AbortSignal): Promise<Cleared> {
    const cleared = { deleted: 0, carried: 0 };
    for (let after = 0; ;) {
      signal.throwIfAborted();
      const events = await this.deliveries.nextEvents(this.database.reader, day, { after, limit: cleanupBatch });
      if (events.length === 0) return cleared;
      after = events.at(-1)!.id;
      // An event has a delivery for each of up to 10,000 endpoints, so each step has a transaction of its own. All are repeatable.
      cleared.deleted += await this.inBatches(signal, (tx) => this.deliveries.deleteFinished(tx, events));
      cleared.carried += await this.carry(events, { day, today }, signal);
    }
  }

  private async carry(
    events: readonly ExpiredEvent[],
    days: { day: string; today: string },
    signal: AbortSignal,
  ): Promise<number> {
    const owed = await this.deliveries.findOwed(this.database.reader, events);
    for (const event of owed) {
      signal.throwIfAborted();
      await this.database.transaction((tx) => this.deliveries.carry(tx, event, days));
    }
    const over = events.filter((event) => !owed.includes(event));
    await this.database.transaction((tx) => this.deliveries.forget(tx, over));
    return owed.length;
  }

  private async deleteRowsBefore(day: string, rows: ExpiringRows, signal: AbortSignal): Promise<void> {
    const deleted = await this.inBatches(signal, (tx) => this.retention.deleteBefore(tx, rows, day));
    if (deleted > 0) this.log.info({ event: 'retention.expired-rows-deleted', rows, deleted });
  }

  /** Repeats `deleteOne`, which deletes a batch, until nothing is left. Resolves with the number of rows. */
  private async inBatches(signal: AbortSignal, deleteOne: (tx: Transaction) => Promise<number>): Promise<number> {
    let deleted = 0;
    for (let count = cleanupBatch; count === cleanupBatch; deleted += count) {
      signal.throwIfAborted();
      count = await this.database.transaction(deleteOne);
    }
    return deleted;
  }
}
