import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { Log } from '@plumbline/runtime';

const sendEveryMs = 10_000;
const batchSize = 1_000;

/** What is gathered in memory of the use of tokens, and told to the tokens service every ten seconds and at the stop, in batches. */
export abstract class TokenUsageReporter<Report> implements OnModuleInit, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;

  protected constructor(
    private readonly log: Log,
    /** The log's, for a batch that could not be told. It is lost for good: none of it is worth a queue. */
    private readonly lostEvent: string,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.send(), sendEveryMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.send();
  }

  async send(): Promise<void> {
    const reports = this.takeAll();
    for (let index = 0; index < reports.length; index += batchSize) {
      const batch = reports.slice(index, index + batchSize);
      try {
        await this.tell(batch);
      } catch (err) {
        this.log.warn({ event: this.lostEvent, count: batch.length, err });
      }
    }
  }

  /** Everything gathered since the last time; it is forgotten here. */
  protected abstract takeAll(): Report[];
  protected abstract tell(batch: Report[]): Promise<unknown>;
}
