export interface LogState {
  /** Requests in the window, including this one. */
  used: number;
  /** Milliseconds until the oldest of them leaves the window. The length of the window if there is none. */
  resetMs: number;
  /** Milliseconds until another request is admitted, 0 if one is admitted now. */
  retryMs: number;
}

/**
 * The requests of one key, oldest first, each with its token. No window of `windowMs` ever holds more than `limit` requests.
 * A ring buffer that grows as it fills, so that a high limit costs memory only where it is used.
 */
export class SlidingLog {
  private times = new Float64Array(32);
  private tokenIds: string[] = [];
  private first = 0;
  private count = 0;
  private readonly byToken = new Map<string, number>();

  /** Admits and records a request at `now` (milliseconds of a monotonic clock), or refuses it and records nothing. */
  take(now: number, limit: number, windowMs: number, tokenId: string): LogState & { admitted: boolean } {
    this.forget(now - windowMs);
    const admitted = this.count < limit;
    if (admitted) this.push(now, tokenId);
    return { admitted, ...this.state(now, limit, windowMs) };
  }

  peek(now: number, limit: number, windowMs: number): LogState {
    this.forget(now - windowMs);
    return this.state(now, limit, windowMs);
  }

  /** Requests in the window by token. */
  usage(): ReadonlyMap<string, number> {
    return this.byToken;
  }

  get empty(): boolean {
    return this.count === 0;
  }

  private state(now: number, limit: number, windowMs: number): LogState {
    const leaves = (index: number) => this.times[this.at(index)]! + windowMs - now;
    return {
      used: this.count,
      resetMs: this.count === 0 ? windowMs : leaves(0),
      // After a lower limit was set, more than one request has to leave the window.
      retryMs: this.count < limit ? 0 : leaves(this.count - limit),
    };
  }

  /** A request that is exactly one window old is outside of it. */
  private forget(until: number): void {
    while (this.count > 0 && this.times[this.first]! <= until) {
      const tokenId = this.tokenIds[this.first]!;
      const left = this.byToken.get(tokenId)! - 1;
      if (left === 0) this.byToken.delete(tokenId);
      else this.byToken.set(tokenId, left);
      this.first = this.at(1);
      this.count--;
    }
  }

  private push(now: number, tokenId: string): void {
    if (this.count === this.times.length) this.grow();
    const index = this.at(this.count);
    this.times[index] = now;
    this.tokenIds[index] = tokenId;
    this.byToken.set(tokenId, (this.byToken.get(tokenId) ?? 0) + 1);
    this.count++;
  }

  private grow(): void {
    const times = new Float64Array(this.times.length * 2);
    const tokenIds: string[] = [];
    for (let index = 0; index < this.count; index++) {
      times[index] = this.times[this.at(index)]!;
      tokenIds[index] = this.tokenIds[this.at(index)]!;
    }
    this.times = times;
    this.tokenIds = tokenIds;
    this.first = 0;
  }

  private at(index: number): number {
    return (this.first + index) % this.times.length;
  }
}
