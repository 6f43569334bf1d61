import { Injectable } from '@nestjs/common';

/** The conditions under which a process accepts work. Each module adds its own. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, () => boolean>();
  private readonly optional = new Map<string, () => boolean>();
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

  /** Adds a condition without which the process is ready: what does not need it works. */
  addOptional(name: string, check: () => boolean): void {
    this.optional.set(name, check);
  }

  /** The names of the optional conditions that are not met. */
  degraded(): string[] {
    return unmet(this.optional);
  }

  /** The names of the conditions that are not met. Empty when the process is ready. */
  missing(): string[] {
    const missing = unmet(this.checks);
    return this.stop ? ['stopping', ...missing] : missing;
  }
}

function unmet(checks: ReadonlyMap<string, () => boolean>): string[] {
  return [...checks].filter(([, check]) => !check()).map(([name]) => name);
}
