import { Injectable } from '@nestjs/common';
import { Broadcasts } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import type { Caller } from '../routing/caller';
import { callerLookups } from './caller-cache.metrics';

/** Milliseconds that an entry is used unless it is invalidated. */
const maxAgeMs = 5_000;
const maxEntries = 10_000;

interface Entry {
  caller: Caller;
  until: number;
}

/**
 * Caches callers by the hash of their credential for a few seconds. Broadcasts of the services invalidate entries at once,
 * see `InvalidationEvents`. While the broadcast channel is down, the cache is empty and stores nothing.
 */
@Injectable()
export class CallerCache {
  private readonly entries = new Map<string, Entry>();
  private readonly lookups = new Map<string, Promise<Caller>>();
  /** Counts invalidations. The result of a lookup that began before one is not cached: it may show the old state. */
  private generation = 0;

  constructor(
    private readonly broadcasts: Broadcasts,
    private readonly clock: Clock,
  ) {
    // Invalidations that were sent while the channel was down are lost.
    broadcasts.onChange(() => this.forget(() => true));
  }

  /** The cached caller, if any. */
  get(hash: string): Caller | undefined {
    if (!this.broadcasts.connected) return undefined;
    const known = this.entries.get(hash);
    if (!known || known.until <= this.clock.now().getTime()) return undefined;
    callerLookups.inc({ found: 'cache' });
    return known.caller;
  }

  /** Runs `lookup` and caches its result. Concurrent requests with the same credential share one lookup. */
  find(hash: string, lookup: () => Promise<Caller>): Promise<Caller> {
    callerLookups.inc({ found: 'services' });
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
