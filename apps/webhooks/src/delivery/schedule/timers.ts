/** Timers without callbacks: each item waits for one instant. Times are milliseconds of one clock. */
export class Timers<T> {
  private readonly until = new Map<T, number>();
  /** Never later than the earliest instant. Earlier than that after an item with this instant was deleted. */
  private first = Infinity;

  /** Replaces the instant that the item waits for, if it waits already. */
  add(item: T, instant: number): void {
    this.until.set(item, instant);
    this.first = Math.min(this.first, instant);
  }

  delete(item: T): void {
    this.until.delete(item);
    if (this.until.size === 0) this.first = Infinity;
  }

  /** Removes and returns the items whose instant has come. */
  due(now: number): T[] {
    if (now < this.first) return [];
    const due: T[] = [];
    this.first = Infinity;
    for (const [item, instant] of this.until) {
      if (instant <= now) due.push(item);
      else this.first = Math.min(this.first, instant);
    }
    for (const item of due) this.until.delete(item);
    return due;
  }

  /** The instant at which to call `due` again; infinite when no item waits. */
  get earliest(): number {
    return this.first;
  }
}
