import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { Log } from '@plumbline/runtime';

const sendEveryMs = 10_000;
const batchSize = 1_000;

/** Collects facts about the use of tokens in memory, and sends them to the tokens service in batches: every ten seconds and on shutdown. */
export abstract class TokenUsageReporter<Report> implements OnModuleInit, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;

  protected constructor(
    private readonly log: Log,
    /** The log event for a batch that could not be sent. The batch is lost: these facts do not justify a queue. */
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
        await this.report(batch);
      } catch (err) {
        this.log.warn({ event: this.lostEvent, count: batch.length, err });
      }
    }
  }

  /** Returns everything collected since the last call, and clears it. */
  protected abstract takeAll(): Report[];
  protected abstract report(batch: Report[]): Promise<unknown>;
}
