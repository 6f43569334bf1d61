/** Jobs that wait for one account, and in all. */
const maxWaitingOfAccount = 10;
const maxWaiting = 100;

type Job = (mayRun: boolean) => void;

/** Runs one job at a time, for each account in turn: many images of one account delay those of another by one job. */
export class ThumbnailQueue {
  /** By account, in the order of their turns. */
  private readonly waiting = new Map<string, Job[]>();
  private count = 0;
  private running = false;

  /** Resolves with the result of the job. Undefined without running it if too many jobs wait, or it has waited for `maxWaitMs`. */
  async run<Result>(account: string, job: () => Promise<Result>, maxWaitMs = 10_000): Promise<Result | undefined> {
    if (!(await this.turn(account, maxWaitMs))) return undefined;
    try {
      return await job();
    } finally {
      this.running = false;
      this.startNext();
    }
  }

  private async turn(account: string, maxWaitMs: number): Promise<boolean> {
    const own = this.waiting.get(account) ?? [];
    if (own.length >= maxWaitingOfAccount || this.count >= maxWaiting) return false;
    const turn = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => this.giveUp(account, start), maxWaitMs);
      const start: Job = (mayRun) => {
        clearTimeout(timer);
        resolve(mayRun);
      };
      this.waiting.set(account, [...own, start]);
      this.count += 1;
    });
    this.startNext();
    return turn;
  }

  private startNext(): void {
    const [account, [next, ...others] = []] = this.waiting.entries().next().value ?? [];
    if (this.running || account === undefined || !next) return;
    this.running = true;
    this.count -= 1;
    // The account goes to the end of the line.
    this.waiting.delete(account);
    if (others.length > 0) this.waiting.set(account, others);
    next(true);
  }

  private giveUp(account: string, job: Job): void {
    const others = (this.waiting.get(account) ?? []).filter((each) => each !== job);
    if (others.length > 0) this.waiting.set(account, others);
    else this.waiting.delete(account);
    this.count -= 1;
    job(false);
  }
}
