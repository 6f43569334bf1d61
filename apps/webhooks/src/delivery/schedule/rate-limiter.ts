const window = 1_000;

/**
 * Spreads the attempts to one endpoint: never more than so many in any 1,000 milliseconds, and one after the other instead of
 * all at once, so that the subscriber sees no bursts either. Times are milliseconds of one clock.
 */
export class RateLimiter {
  private readonly interval: number;
  /** The last starts, as many as a window may hold, oldest at `index`. */
  private readonly starts: number[];
  private index = 0;
  /** When the next one would start if none had ever been late. */
  private next: number;

  /** `perSecond` may be less than one. `since`: when others may last have started one. */
  constructor(
    readonly perSecond: number,
    since: number,
  ) {
    this.interval = window / perSecond;
    this.starts = Array.from({ length: Math.max(1, Math.floor(perSecond)) }, () => -Infinity);
    this.next = since + this.interval;
  }

  /** When the next attempt may start. */
  get nextAt(): number {
    return Math.max(this.next, this.starts[this.index]! + window);
  }

  /** How many may start now, `wanted` at most; they count as started. */
  take(wanted: number, now: number): number {
    let taken = 0;
    while (taken < wanted && this.nextAt <= now) {
      this.starts[this.index] = now;
      this.index = (this.index + 1) % this.starts.length;
      // A start that comes late may be made up for, by one at most: timers are a little late each time.
      this.next = Math.max(this.next, now - this.interval) + this.interval;
      taken += 1;
    }
    return taken;
  }

  /** Takes back the last ones, which found nothing to send. */
  giveBack(count: number): void {
    for (let n = 0; n < count; n++) {
      this.index = (this.index + this.starts.length - 1) % this.starts.length;
      this.starts[this.index] = -Infinity;
      this.next -= this.interval;
    }
  }
}
