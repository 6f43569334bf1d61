import { Listeners } from './listeners';

/** Whether the server answers, as the last request has shown. */
class Connection {
  private reached = true;
  private readonly listeners = new Listeners();

  readonly isLost = (): boolean => !this.reached;

  readonly subscribe = this.listeners.subscribe;

  report(reached: boolean): void {
    if (reached === this.reached) return;
    this.reached = reached;
    this.listeners.tell();
  }
}

export const connection = new Connection();
