import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { daysBefore, daysToHave, firstKeptDay } from './day.policy';
import { Leftovers } from './leftovers';
import { ExpiredDeliveryRepository } from './expired-delivery.repository';
import { PartitionRepository } from './partition.repository';
import { RetentionRepository } from './retention.repository';

export interface RetentionSettings {
  /** Whole days for which events and what became of them are kept. */
  days: number;
}

export const RETENTION_SETTINGS = Symbol('plumbline:retention-settings');

/** Days that have a partition before they begin. */
const daysAhead = 3;
const everyMs = 60 * 60_000;
const batch = 1_000;

/**
 * Keeps events and attempts for a time: has a partition for each coming day, and drops those of days that are over. One process
 * at a time does it. An event that is still owed to somebody is not dropped: it moves on to the present day.
 */
@Injectable()
export class RetentionService implements OnModuleInit, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private readonly stop = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly partitions: PartitionRepository,
    private readonly mark: RetentionRepository,
    private readonly events: ExpiredDeliveryRepository,
    private readonly leftovers: Leftovers,
    private readonly log: Log,
    @Inject(RETENTION_SETTINGS) private readonly settings: RetentionSettings,
  ) {}

  /** Before the first event is received, so that today has its partition. */
  async onModuleInit(): Promise<void> {
    this.timer = setInterval(() => void this.keep(), everyMs);
    await this.quietly(() => this.database.exclusively('retention', () => this.prepare()));
    void this.keep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stop.abort();
    await this.running;
  }

  /** Makes coming days and drops old ones, unless another process is at it. Never rejects. */
  async keep(): Promise<void> {
    this.running ??= this.quietly(() =>
      this.database.exclusively('retention', async () => {
        await this.prepare();
        await this.dropOld();
      }),
    ).finally(() => (this.running = undefined));
    await this.running;
  }

  private async prepare(): Promise<void> {
    const waiting = await this.partitions.daysInDefault();
    const days = daysToHave(await this.partitions.today(), { ahead: daysAhead, waiting });
    const made = await this.partitions.make(days);
    if (made.length > 0) this.log.info({ event: 'retention.partitions-made', days: made });
  }

  private async dropOld(): Promise<void> {
    const today = await this.partitions.today();
    const first = firstKeptDay(today, this.settings.days);
    await this.mark.advance(first);
    for (const day of daysBefore(first, await this.partitions.days())) {
      const { deleted, carried } = await this.events.clear(day, { today, batch, stop: this.stop.signal });
      await this.partitions.drop(day);
      this.log.info({ event: 'retention.day-dropped', day, deliveriesDeleted: deleted, eventsCarried: carried });
    }
    const deleted = await this.leftovers.delete(first, { batch, stop: this.stop.signal });
    if (Object.values(deleted).some((count) => count > 0)) {
      this.log.info({ event: 'retention.leftovers-deleted', ...deleted });
    }
  }

  /** What fails now is found again at the next turn. */
  private async quietly(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (err) {
      if (!this.stop.signal.aborted) this.log.error({ event: 'retention.failed', err });
    }
  }
}
