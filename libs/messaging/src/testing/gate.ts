/** Blocks callers of `pass` until the test calls `release`. */
export class Gate {
  private arrivals = 0;
  private open!: () => void;
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  /** The number of calls of `pass`. */
  get arrived(): number {
    return this.arrivals;
  }

  async pass(): Promise<void> {
    this.arrivals += 1;
    await this.opened;
  }

  release(): void {
    this.open();
  }
}
