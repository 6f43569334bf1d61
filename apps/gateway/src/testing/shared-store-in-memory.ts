import { EventEmitter } from 'node:events';
import { limitRecord, mostFirst, type LimitRecord } from '../request-limit/storage/limit-storage';
import type { SharedHit, SharedLimitStorage } from '../request-limit/storage/shared-limit-storage';

type StoredHit = Omit<SharedHit, 'ageMs'> & { at: number };

/** A shared store that tests lose and let return. */
export class SharedStoreInMemory implements SharedLimitStorage {
  /** Exchanges since it was lost. A gateway makes two when it notices that the store has returned. */
  exchanges = 0;
  private hits: StoredHit[] = [];
  private readonly coolUntil = new Map<string, number>();
  private readonly events = new EventEmitter().setMaxListeners(0);
  private problem?: string;

  constructor(private readonly now: () => number) {}

  /** From now on, the gateways do without it. */
  lose(problem = 'the store is lost'): void {
    this.problem = problem;
    this.exchanges = 0;
    this.events.emit('lost', new Error(problem));
  }

  return({ empty }: { empty: boolean }): void {
    if (empty) this.hits = [];
    this.problem = undefined;
  }

  async increment(
    key: string,
    windowMs: number,
    limit: number,
    coolMs: number,
    tokenId: string,
    id: string,
  ): Promise<LimitRecord> {
    await this.answer();
    const record = this.recordOf(key, windowMs, limit);
    if (!record.isBlocked) {
      this.add({ key, windowMs, id, tokenId, ageMs: 0 });
      return { ...record, totalHits: record.totalHits + 1, usage: undefined };
    }
    if (coolMs > 0 && !this.coolUntil.has(key)) this.coolUntil.set(key, this.now() + coolMs);
    return this.recordOf(key, windowMs, limit);
  }

  async peek(key: string, windowMs: number, limit: number): Promise<LimitRecord> {
    await this.answer();
    return this.recordOf(key, windowMs, limit);
  }

  async exchange(hits: Iterable<SharedHit>): Promise<SharedHit[]> {
    await this.answer();
    for (const hit of hits) if (!this.hits.some(({ id }) => id === hit.id)) this.add(hit);
    this.exchanges++;
    return this.hits.map(({ at, ...hit }) => ({ ...hit, ageMs: this.now() - at }));
  }

  onHit(listener: (hit: SharedHit) => void): void {
    this.events.on('hit', listener);
  }

  onListening(listener: () => void): void {
    this.events.on('listening', listener);
  }

  onLost(listener: (error: Error) => void): void {
    this.events.on('lost', listener);
  }

  private recordOf(key: string, windowMs: number, limit: number): LimitRecord {
    const hits = this.hits.filter((hit) => hit.key === key && hit.at > this.now() - windowMs);
    const leavesInMs = (hit?: StoredHit) => (hit ? hit.at + windowMs - this.now() : windowMs);
    const coolMs = Math.max(0, (this.coolUntil.get(key) ?? 0) - this.now());
    const retryMs = Math.max(coolMs, hits.length < limit ? 0 : leavesInMs(hits.at(-limit)));
    const usage = new Map<string, number>();
    for (const { tokenId } of hits) usage.set(tokenId, (usage.get(tokenId) ?? 0) + 1);
    const resetMs = leavesInMs(hits[0]);
    return limitRecord({ used: hits.length, resetMs, retryMs, admitted: retryMs === 0, usage: mostFirst(usage) });
  }

  private add({ ageMs, ...hit }: SharedHit): void {
    this.hits.push({ ...hit, at: this.now() - ageMs });
    this.hits.sort((a, b) => a.at - b.at);
    this.events.emit('hit', { ...hit, ageMs });
  }

  /** It answers or fails later, as over a network. */
  private async answer(): Promise<void> {
    await Promise.resolve();
    if (this.problem !== undefined) throw new Error(this.problem);
  }
}
