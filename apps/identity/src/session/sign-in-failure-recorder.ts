import { signInFailed } from '@plumbline/contracts';
import { Outbox } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Clock, Log } from '@plumbline/runtime';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { SignInFailures, type SignInFailure } from './sign-in-failures';

const tellEveryMs = 1_000;

/**
 * Tells of failed attempts at the passwords of people there are. Beside the calls and not in them: what is done for a person there is
 * would take longer than what is done for nobody, and give away who exists.
 */
@Injectable()
export class SignInWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly failures = new SignInFailures();
  private readonly stopping = new AbortController();
  private running?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  failed(failure: Omit<SignInFailure, 'attempts'>): void {
    this.failures.add(failure);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      // The only rejection is the stop.
      await delay(tellEveryMs, undefined, { signal }).catch(() => undefined);
      await this.tellDue();
    }
  }

  private async tellDue(): Promise<void> {
    const now = this.clock.now().getTime();
    const due = this.failures.due(now);
    if (due.length === 0) return;
    try {
      await this.database.transaction(async (tx) => {
        for (const { accountId, ...data } of due) await this.outbox.record(tx, signInFailed, { accountId, data });
      });
      for (const failure of due) this.failures.told(failure, now);
    } catch (err) {
      // They are told with the next ones.
      this.log.warn({ event: 'sign-in-failures.not-told', count: due.length, err });
    }
  }
}
