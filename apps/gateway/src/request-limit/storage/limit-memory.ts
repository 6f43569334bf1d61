import type { SharedHit } from './shared-limit-storage';

const sweepMs = 60_000;

/** What a gateway knows about all keys, so that it can decide without the shared store and remind it. */
export class LimitMemory {
  private readonly keys = new Map<string, KeyMemory>();
  private sweptAt = 0;

  /** `now` returns milliseconds of a monotonic clock. */
  constructor(private readonly now: () => number) {}

  of(key: string, windowMs: number): KeyMemory {
    this.sweep();
    let memory = this.keys.get(key);
    if (!memory) this.keys.set(key, (memory = new KeyMemory(this.now)));
    // An operator may have changed the limit.
    memory.windowMs = windowMs;
    return memory;
  }

  /** The requests in the windows of all keys. */
  *hits(): Generator<SharedHit> {
    for (const [key, memory] of this.keys) {
      for (const { id, tokenId, at } of memory.inWindow()) {
        yield { key, windowMs: memory.windowMs, id, tokenId, ageMs: this.now() - at };
      }
    }
  }

  /** Frees the memory of keys without a request in the window. */
  private sweep(): void {
    const now = this.now();
    if (now - this.sweptAt < sweepMs) return;
    this.sweptAt = now;
    for (const [key, memory] of this.keys) if (memory.unused) this.keys.delete(key);
  }
}

/** An admitted request. */
export interface KnownHit {
  id: string;
  tokenId: string;
  /** Milliseconds of a monotonic clock. */
  at: number;
  /** The outage of the shared store during which this gateway took it from its share. */
  outage?: number;
}

/** The admitted requests of one key, of all gateways as far as this one knows. */
export class KeyMemory {
  windowMs = 0;
  private readonly hits = new Map<string, KnownHit>();
  private coolUntil = 0;

  constructor(private readonly now: () => number) {}

  /** Adds a request that the store has counted, unless it is known. */
  add(id: string, tokenId: string, ageMs: number): void {
    this.forget();
    if (!this.hits.has(id)) this.hits.set(id, { id, tokenId, at: this.now() - ageMs });
  }

  /** Adds a request that this gateway takes from its share during an outage. */
  take(id: string, tokenId: string, outage: number): void {
    this.forget();
    this.hits.set(id, { id, tokenId, at: this.now(), outage });
  }

  /** Removes a request that was not admitted after all. */
  remove(id: string): void {
    this.hits.delete(id);
  }

  coolFor(milliseconds: number): void {
    this.coolUntil = this.now() + milliseconds;
  }

  /** Milliseconds until the cool-down ends. */
  get coolMs(): number {
    return Math.max(0, this.coolUntil - this.now());
  }

  /** Milliseconds until a request leaves the window. */
  leavesInMs(hit: KnownHit | undefined): number {
    return hit ? hit.at + this.windowMs - this.now() : this.windowMs;
  }

  /** The requests in the window, oldest first. */
  inWindow(): KnownHit[] {
    const from = this.now() - this.windowMs;
    return [...this.hits.values()].filter(({ at }) => at > from).sort((a, b) => a.at - b.at);
  }

  get unused(): boolean {
    this.forget();
    return this.hits.size === 0 && this.coolMs === 0;
  }

  /** Requests that were learnt late stand behind younger ones, and are forgotten with these. */
  private forget(): void {
    const until = this.now() - this.windowMs;
    for (const [id, { at }] of this.hits) {
      if (at > until) return;
      this.hits.delete(id);
    }
  }
}
