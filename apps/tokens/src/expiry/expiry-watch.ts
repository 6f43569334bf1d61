import { Log } from '@plumbline/runtime';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { ExpiryWarnings } from './expiry-warnings';

const lookEveryMs = 60_000;

/** Looks for tokens that are about to end for as long as the process runs; any number of processes may. */
@Injectable()
export class ExpiryWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private running?: Promise<void>;

  constructor(
    private readonly warnings: ExpiryWarnings,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const found = await this.look();
      // The only rejection is the stop.
      if (found === 0) await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async look(): Promise<number> {
    try {
      return await this.warnings.giveDue();
    } catch (err) {
      this.log.warn({ event: 'expiry-warnings.failed', err });
      return 0;
    }
  }
}
