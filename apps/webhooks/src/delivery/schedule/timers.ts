/** Who waits for an instant, each for one. Times are milliseconds of one clock. */
export class Waiting<T> {
  private readonly until = new Map<T, number>();
  /** Never later than the first instant; earlier when who waited for it has left. */
  private first = Infinity;

  add(who: T, instant: number): void {
    this.until.set(who, instant);
    this.first = Math.min(this.first, instant);
  }

  delete(who: T): void {
    this.until.delete(who);
    if (this.until.size === 0) this.first = Infinity;
  }

  /** Those whose instant has come. They wait no longer. */
  due(now: number): T[] {
    if (now < this.first) return [];
    const due: T[] = [];
    this.first = Infinity;
    for (const [who, instant] of this.until) {
      if (instant <= now) due.push(who);
      else this.first = Math.min(this.first, instant);
    }
    for (const who of due) this.until.delete(who);
    return due;
  }

  /** The instant for which to look again; infinite when nobody waits. */
  get earliest(): number {
    return this.first;
  }
}
