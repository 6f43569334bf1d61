import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '@plumbline/errors';

/** Milliseconds between the attempts of a call: 2.3 seconds in all. */
const defaultPauses = [100, 200, 400, 800, 800];
/** Calls of an account that may wait at the same time. */
const maxWaiting = 5;

/**
 * Repeats a call while `webhooks` does not know a project that it names: the event of a project that was just created may still be on its
 * way. The wait is here, because a handler that waits would take the place of other accounts' calls. Further calls of an account with
 * many waiting ones are refused at once.
 */
export class NewProjects {
  private readonly waiting = new Map<number, number>();

  constructor(private readonly pauses: readonly number[] = defaultPauses) {}

  async known<T>(accountId: number, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      const waiting = this.waiting.get(accountId) ?? 0;
      if (!namesUnknownProject(error) || waiting >= maxWaiting) throw error;
      this.waiting.set(accountId, waiting + 1);
      return await this.repeated(call, error).finally(() => this.leave(accountId));
    }
  }

  private async repeated<T>(call: () => Promise<T>, error: unknown): Promise<T> {
    let last = error;
    for (const pause of this.pauses) {
      await delay(pause);
      try {
        return await call();
      } catch (next) {
        if (!namesUnknownProject(next)) throw next;
        last = next;
      }
    }
    throw last;
  }

  private leave(accountId: number): void {
    const waiting = (this.waiting.get(accountId) ?? 1) - 1;
    if (waiting > 0) this.waiting.set(accountId, waiting);
    else this.waiting.delete(accountId);
  }
}

/** Whether this is all that is wrong: otherwise the call fails with other problems later as well. */
function namesUnknownProject(error: unknown): boolean {
  return error instanceof DomainError && error.problems.every(({ code }) => code === 'webhooks.unknown-project');
}
