/**
 * One timer for many deadlines. Nearly all calls end before their deadline, so that adding one costs a comparison, and the
 * owner scans its pending calls only when a deadline may have passed.
 */
export class Deadlines {
  private timer?: NodeJS.Timeout;
  private next = Infinity;

  /** `sweep` ends the overdue calls and returns the earliest remaining deadline, or Infinity. */
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
