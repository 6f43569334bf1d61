import { Log } from '@plumbline/runtime';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { MailDelivery } from './mail-delivery';
import { MailTransport } from './mail-transport';

const pollMs = 1_000;
const cleanUpEveryMs = 3_600_000;

/** Looks after the queue of mail for as long as the process runs; any number of processes may. */
@Injectable()
export class MailSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private running?: Promise<void>;
  private cleanUpAt = 0;

  constructor(
    private readonly delivery: MailDelivery,
    private readonly transport: MailTransport,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.transport.close();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const found = await this.work();
      // The only rejection is the stop.
      if (found === 0) await delay(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** How much there was to do; nothing while the database is away. */
  private async work(): Promise<number> {
    try {
      if (performance.now() >= this.cleanUpAt) {
        this.cleanUpAt = performance.now() + cleanUpEveryMs;
        await this.delivery.forgetOld();
      }
      return await this.delivery.deliverDue();
    } catch (err) {
      this.log.warn({ event: 'mail.queue-failed', err });
      return 0;
    }
  }
}
