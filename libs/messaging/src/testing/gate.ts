/** Something that a test opens when it wants, and that others wait at. */
export class Gate {
  private arrivals = 0;
  private open!: () => void;
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  /** How many have come to it. */
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
