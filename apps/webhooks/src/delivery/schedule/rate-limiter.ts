const windowMs = 1_000;

/**
 * Limits and spreads the attempts to one endpoint: at most `perSecond` start in any 1,000 milliseconds, at regular intervals, so
 * that the subscriber sees no bursts. Times are milliseconds of one clock.
 */
export class RateLimiter {
  private readonly interval: number;
  /** The last starts, as many as one window may contain; the oldest is at `index`. */
  private readonly starts: number[];
  private index = 0;
  /** When the next attempt would start if none had been late. */
  private next: number;

  /** `perSecond` may be less than one. `since`: the latest time at which another process may have started an attempt. */
  constructor(
    readonly perSecond: number,
    since: number,
  ) {
    this.interval = windowMs / perSecond;
    this.starts = Array.from({ length: Math.max(1, Math.floor(perSecond)) }, () => -Infinity);
    this.next = since + this.interval;
  }

  /** When the next attempt may start. */
  get nextAt(): number {
    return Math.max(this.next, this.starts[this.index]! + windowMs);
  }

  /** Starts up to `wanted` attempts now; returns how many are allowed. */
  take(wanted: number, now: number): number {
    let taken = 0;
    while (taken < wanted && this.nextAt <= now) {
      this.starts[this.index] = now;
      this.index = (this.index + 1) % this.starts.length;
      // Timers are slightly late each time: a late start can be made up for, by one interval at most.
      this.next = Math.max(this.next, now - this.interval) + this.interval;
      taken += 1;
    }
    return taken;
  }

  /** Takes back the last `count` starts, for which there was nothing to send. */
  giveBack(count: number): void {
    for (let n = 0; n < count; n++) {
      this.index = (this.index + this.starts.length - 1) % this.starts.length;
      this.starts[this.index] = -Infinity;
      this.next -= this.interval;
    }
  }
}
