/**
 * One timer for many deadlines. Nearly all of them are dropped before they pass, so that keeping them costs a comparison,
 * and the owner looks through what it has open only when one may have passed.
 */
export class Deadlines {
  private timer?: NodeJS.Timeout;
  private next = Infinity;

  /** `sweep` ends what is overdue and returns the earliest deadline left, Infinity for none. */
  constructor(private readonly sweep: (now: number) => number) {}

  /** Milliseconds since the epoch. */
  add(deadline: number): void {
    if (deadline >= this.next) return;
    this.arm(deadline);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.next = Infinity;
  }

  private arm(deadline: number): void {
    clearTimeout(this.timer);
    this.next = deadline;
    this.timer = setTimeout(
      () => {
        this.next = Infinity;
        this.add(this.sweep(Date.now()));
      },
      Math.max(deadline - Date.now(), 1),
    );
  }
}
