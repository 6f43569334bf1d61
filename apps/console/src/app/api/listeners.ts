/** Those that are told when a state outside of React changes, for `useSyncExternalStore`. */
export class Listeners {
  private readonly listeners = new Set<() => void>();

  /** Returns a function that ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  tell(): void {
    for (const listener of this.listeners) listener();
  }
}
