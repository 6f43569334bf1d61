import { Injectable } from '@nestjs/common';

/** The conditions under which a process accepts work. Each module adds its own. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, () => boolean>();
  private stop = false;

  /** Whether the process is about to stop. It still serves, but load balancers and clients should turn to another one. */
  get stopping(): boolean {
    return this.stop;
  }

  /** From now on the process is not ready. */
  announceStop(): void {
    this.stop = true;
  }

  /** `check` is called often: it reads a state and does no work. */
  add(name: string, check: () => boolean): void {
    this.checks.set(name, check);
  }

  /** The names of the conditions that are not met. Empty when the process is ready. */
  missing(): string[] {
    const missing = [...this.checks].filter(([, check]) => !check()).map(([name]) => name);
    return this.stop ? ['stopping', ...missing] : missing;
  }
}
