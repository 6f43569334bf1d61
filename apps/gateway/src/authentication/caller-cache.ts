import { Injectable } from '@nestjs/common';
import { Broadcasts } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import type { Caller } from '../routing/caller';

/** Milliseconds that an answer is believed when nobody takes it back. */
const maxAgeMs = 5_000;
const maxEntries = 10_000;

interface Entry {
  caller: Caller;
  until: number;
}

/**
 * Callers by the hash of their credential, for a few seconds. Services take them back at once through `forget`; while they
 * cannot, because the channel is down, nothing is kept and nothing is believed.
 */
@Injectable()
export class CallerCache {
  private readonly entries = new Map<string, Entry>();
  private readonly lookups = new Map<string, Promise<Caller>>();
  /** Counts what was taken back: a lookup that began before must not be kept, it may have read the old state. */
  private generation = 0;

  constructor(
    private readonly broadcasts: Broadcasts,
    private readonly clock: Clock,
  ) {
    // Whatever was said while the channel was down has been missed.
    broadcasts.onChange(() => this.forget(() => true));
  }

  /** The caller if it is known now. */
  get(hash: string): Caller | undefined {
    if (!this.broadcasts.connected) return undefined;
    const known = this.entries.get(hash);
    return known && known.until > this.clock.now().getTime() ? known.caller : undefined;
  }

  /** What `lookup` finds, kept for a while; requests that come together share one lookup. */
  find(hash: string, lookup: () => Promise<Caller>): Promise<Caller> {
    if (!this.broadcasts.connected) return lookup();
    return this.lookups.get(hash) ?? this.lookUp(hash, lookup);
  }

  forget(matches: (caller: Caller) => boolean): void {
    this.generation++;
    this.lookups.clear();
    for (const [hash, { caller }] of this.entries) {
      if (matches(caller)) this.entries.delete(hash);
    }
  }

  private async lookUp(hash: string, lookup: () => Promise<Caller>): Promise<Caller> {
    const began = this.generation;
    const found = lookup();
    this.lookups.set(hash, found);
    try {
      const caller = await found;
      if (began === this.generation && this.broadcasts.connected) this.keep(hash, caller);
      return caller;
    } finally {
      if (this.lookups.get(hash) === found) this.lookups.delete(hash);
    }
  }

  private keep(hash: string, caller: Caller): void {
    this.entries.delete(hash);
    const oldest = this.entries.keys().next();
    if (this.entries.size >= maxEntries && !oldest.done) this.entries.delete(oldest.value);
    const until = Math.min(this.clock.now().getTime() + maxAgeMs, caller.expiresAt);
    this.entries.set(hash, { caller, until });
  }
}
