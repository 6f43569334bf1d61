export interface LogState {
  /** Hits within the window, the one just made included. */
  used: number;
  /** Milliseconds until the oldest of them leaves the window; the whole window when there is none. */
  resetMs: number;
  /** Milliseconds until another hit is admitted; 0 when one is now. */
  retryMs: number;
}

/**
 * The hits of one key, oldest first, each with who made it: at any moment no window of `windowMs` holds more than `limit`. A
 * ring that grows as it fills, so that a high limit costs memory only where it is used.
 */
export class SlidingLog {
  private times = new Float64Array(32);
  private spenders: string[] = [];
  private first = 0;
  private count = 0;
  private readonly bySpender = new Map<string, number>();

  /** Admits a hit at `now` (milliseconds that never run backwards) and records it, or refuses it and records nothing. */
  take(now: number, limit: number, windowMs: number, spender: string): LogState & { admitted: boolean } {
    this.forget(now - windowMs);
    const admitted = this.count < limit;
    if (admitted) this.push(now, spender);
    return { admitted, ...this.state(now, limit, windowMs) };
  }

  peek(now: number, limit: number, windowMs: number): LogState {
    this.forget(now - windowMs);
    return this.state(now, limit, windowMs);
  }

  /** Who made the hits that are within the window, and how many. */
  usage(): ReadonlyMap<string, number> {
    return this.bySpender;
  }

  get empty(): boolean {
    return this.count === 0;
  }

  private state(now: number, limit: number, windowMs: number): LogState {
    const leaves = (index: number) => this.times[this.at(index)]! + windowMs - now;
    return {
      used: this.count,
      resetMs: this.count === 0 ? windowMs : leaves(0),
      // The limit may have been lowered meanwhile: then more than one hit has to leave.
      retryMs: this.count < limit ? 0 : leaves(this.count - limit),
    };
  }

  /** A hit that is exactly a window old is outside of it. */
  private forget(until: number): void {
    while (this.count > 0 && this.times[this.first]! <= until) {
      const spender = this.spenders[this.first]!;
      const left = this.bySpender.get(spender)! - 1;
      if (left === 0) this.bySpender.delete(spender);
      else this.bySpender.set(spender, left);
      this.first = this.at(1);
      this.count--;
    }
  }

  private push(now: number, spender: string): void {
    if (this.count === this.times.length) this.grow();
    const index = this.at(this.count);
    this.times[index] = now;
    this.spenders[index] = spender;
    this.bySpender.set(spender, (this.bySpender.get(spender) ?? 0) + 1);
    this.count++;
  }

  private grow(): void {
    const times = new Float64Array(this.times.length * 2);
    const spenders: string[] = [];
    for (let index = 0; index < this.count; index++) {
      times[index] = this.times[this.at(index)]!;
      spenders[index] = this.spenders[this.at(index)]!;
    }
    this.times = times;
    this.spenders = spenders;
    this.first = 0;
  }

  private at(index: number): number {
    return (this.first + index) % this.times.length;
  }
}
