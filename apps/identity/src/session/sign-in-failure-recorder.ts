import { signInFailed } from '@plumbline/contracts';
import { UnitOfWork } from '@plumbline/messaging';
import { BackgroundLoop, Clock, Log } from '@plumbline/runtime';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SignInFailureCounter, type SignInFailure } from './sign-in-failure-counter';

const recordEveryMs = 1_000;

/**
 * Records failed sign-ins of existing users as events, in the background instead of in the call: work that is done for existing users
 * only would make their calls slower, and so reveal who exists.
 */
@Injectable()
export class SignInFailureRecorder implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly failures = new SignInFailureCounter();
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    const run = () => this.recordDue();
    this.loop = new BackgroundLoop({ name: 'sign-in-failures', everyMs: recordEveryMs, run, pauseFirst: true }, log);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
    // What fails here is lost with the process: there is no next run.
    await this.recordDue().catch((err: unknown) => this.log.warn({ event: 'sign-in-failures.lost', err }));
  }

  failed(failure: Omit<SignInFailure, 'attempts'>): void {
    this.failures.add(failure);
  }

  /** Failures that could not be recorded are recorded with the next ones. */
  private async recordDue(): Promise<void> {
    const now = this.clock.now().getTime();
    const due = this.failures.due(now);
    if (due.length === 0) return;
    await this.unitOfWork.runInternal(async ({ record }) => {
      for (const { accountId, ...data } of due) await record(signInFailed, data, { accountId });
    });
    for (const failure of due) this.failures.markRecorded(failure, now);
  }
}
