import { DomainError } from '@plumbline/errors';

/** Runs a limited number of jobs concurrently, queues a limited number, and rejects the rest. */
export class WorkQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: { parallel: number; waiting: number }) {}

  /** Resolves with the result of the job. @throws DomainError `service.overloaded` when the queue is full. */
  async run<Result>(job: () => Promise<Result>): Promise<Result> {
    await this.turn();
    try {
      return await job();
    } finally {
      this.handOver();
    }
  }

  private async turn(): Promise<void> {
    if (this.running < this.limits.parallel) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= this.limits.waiting) throw new DomainError('service.overloaded', { retryAfter: 1 });
    await new Promise<void>((start) => this.waiting.push(start));
  }

  /** Passes the slot of a finished job to the next job in the queue. */
  private handOver(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
