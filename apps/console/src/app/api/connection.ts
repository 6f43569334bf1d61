type Listener = () => void;

/** Whether the server answers, as the last request has shown. */
class Connection {
  private reached = true;
  private readonly listeners = new Set<Listener>();

  readonly isLost = (): boolean => !this.reached;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  report(reached: boolean): void {
    if (reached === this.reached) return;
    this.reached = reached;
    for (const listener of this.listeners) listener();
  }
}

export const connection = new Connection();
