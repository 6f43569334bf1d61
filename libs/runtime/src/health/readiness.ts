import { Injectable } from '@nestjs/common';

/** The conditions under which a process accepts work. Each module adds its own. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, () => boolean>();

  /** `check` is called often: it reads a state and does no work. */
  add(name: string, check: () => boolean): void {
    this.checks.set(name, check);
  }

  /** The names of the conditions that are not met. Empty when the process is ready. */
  missing(): string[] {
    return [...this.checks].filter(([, check]) => !check()).map(([name]) => name);
  }
}
