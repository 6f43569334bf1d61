import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log/log';

export interface BackgroundLoopOptions {
  /** Names the loop in the log. */
  name: string;
  /** The pause after a run, in milliseconds. */
  everyMs: number;
  /**
   * One run. Resolves with true when more work is due, so that the next run starts at once. `signal` is aborted when the
   * loop stops: a long run may end early then.
   */
  run: (signal: AbortSignal) => Promise<boolean | void>;
  /** Pauses before the first run as well. Defaults to false. */
  pauseFirst?: boolean;
}

/**
 * Repeats work in the background until it stops: one run at a time, then a pause that `wake` ends early. A failed run is logged
 * as `background-loop.failed` and repeated after the pause. Any number of processes may run the same loop: `run` must allow it.
 *
 * @example
 * private readonly loop = new BackgroundLoop({ name: 'mail', everyMs: 1_000, run: () => this.deliverDue() }, this.log);
 * onApplicationBootstrap() { this.loop.start(); }
 * onModuleDestroy() { return this.loop.stop(); }
 */
export class BackgroundLoop {
  private readonly stopping = new AbortController();
  private pause = new AbortController();
  private woken = false;
  private running?: Promise<void>;

  constructor(
    private readonly options: BackgroundLoopOptions,
    private readonly log: Log,
  ) {}

  start(): void {
    if (!this.stopping.signal.aborted) this.running ??= this.repeat();
  }

  /** Ends the pause. During a run it makes the next run follow at once: the work may have come too late for this one. */
  wake(): void {
    this.woken = true;
    this.pause.abort();
  }

  /** Finishes the current run and starts no other. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.pause.abort();
    await this.running;
  }

  private async repeat(): Promise<void> {
    const { signal } = this.stopping;
    if (this.options.pauseFirst) await this.sleep();
    while (!signal.aborted) {
      this.woken = false;
      const more = await this.runOnce();
      if (!more && !this.woken) await this.sleep();
    }
  }

  private async runOnce(): Promise<boolean> {
    try {
      return (await this.options.run(this.stopping.signal)) === true;
    } catch (err) {
      this.log.warn({ event: 'background-loop.failed', loop: this.options.name, err });
      return false;
    }
  }

  private async sleep(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.pause = new AbortController();
    // It rejects only when the pause is ended early. A pause does not keep the process alive.
    await delay(this.options.everyMs, undefined, { signal: this.pause.signal, ref: false }).catch(() => undefined);
  }
}
