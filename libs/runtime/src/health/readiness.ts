import { Injectable } from '@nestjs/common';

/** What must hold for a process to be sent work: each part of it adds its own condition. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, () => boolean>();

  /** `check` is asked often: it reads a state and does no work. */
  add(name: string, check: () => boolean): void {
    this.checks.set(name, check);
  }

  /** The names of the conditions that do not hold; empty when ready. */
  missing(): string[] {
    return [...this.checks].filter(([, check]) => !check()).map(([name]) => name);
  }
}
