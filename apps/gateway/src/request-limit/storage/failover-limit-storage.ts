import { randomBytes } from 'node:crypto';
import type { Log } from '@plumbline/runtime';
import { limitStoreDown, localLimitDecisions } from '../limit.metrics';
import { limitRecord, mostFirst, type LimitRecord, type LimitStorage } from './limit-storage';
import { LimitMemory, type KeyMemory, type KnownHit } from './limit-memory';
import { LimitShare } from './limit-share';
import { StoreWatch, type StoreWatchOptions } from './store-watch';
import type { SharedLimitStorage } from './shared-limit-storage';

/** The parameters of `LimitStorage.increment`. */
interface LimitedRequest {
  key: string;
  ttl: number;
  limit: number;
  blockDuration: number;
  tokenId: string;
}

export interface FailoverOptions extends Partial<StoreWatchOptions> {
  /** Number of gateways. */
  replicas: number;
}

/**
 * Uses the shared store, and learns from it what all gateways have admitted. While it is unavailable, each gateway admits its share
 * of what was left then, so that together they do not exceed a limit. When the store returns, every gateway tells it what it knows,
 * so that it does not begin from nothing; until all have done so, a request needs the consent of both. See ADR 14.
 */
export class FailoverLimitStorage implements LimitStorage {
  private readonly gateway = randomBytes(6).toString('hex');
  private sequence = 0;
  private readonly memory: LimitMemory;
  private readonly watch: StoreWatch;
  private readonly replicas: number;

  constructor(
    private readonly shared: SharedLimitStorage,
    { replicas, now = () => performance.now(), lookEveryMs = 250, settleMs = 5_000 }: FailoverOptions,
    log: Log,
  ) {
    this.replicas = replicas;
    this.memory = new LimitMemory(now);
    const options = { now, lookEveryMs, settleMs };
    limitStoreDown.set(0);
    this.watch = new StoreWatch(shared, this.memory, options, log, (down) => limitStoreDown.set(down ? 1 : 0));
    shared.onHit(({ key, windowMs, id, tokenId, ageMs }) => {
      this.memory.of(key, windowMs).add(id, tokenId, ageMs);
    });
  }

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    tokenId: string,
  ): Promise<LimitRecord> {
    const request = { key, ttl, limit, blockDuration, tokenId };
    const hitId = `${this.gateway}-${(++this.sequence).toString(36)}`;
    const { state } = this.watch;
    if (state === 'up') {
      const record = await this.count(request, hitId);
      if (record) return record;
    }
    const known = this.memory.of(key, ttl);
    // Taken before the store answers: further requests that arrive meanwhile must see it.
    const taken = this.take(known, request, hitId);
    if (taken && state === 'returned') {
      const record = await this.count(request, hitId);
      if (record?.isBlocked) known.remove(hitId);
      if (record) return record;
    }
    localLimitDecisions.inc();
    return this.localRecord(known, limit, taken);
  }

  async peek(key: string, ttl: number, limit: number): Promise<LimitRecord> {
    if (this.watch.state !== 'lost') {
      try {
        return await this.shared.peek(key, ttl, limit);
      } catch (error) {
        this.watch.lost(error);
      }
    }
    const record = this.localRecord(this.memory.of(key, ttl), limit, false);
    return { ...record, isBlocked: record.retryMs > 0 };
  }

  /** Counts in the shared store. Undefined when it fails: it may have counted the request nevertheless, under the same id. */
  private async count(request: LimitedRequest, hitId: string): Promise<LimitRecord | undefined> {
    const { key, ttl, limit, blockDuration, tokenId } = request;
    try {
      const record = await this.shared.increment(key, ttl, limit, blockDuration, tokenId, hitId);
      const known = this.memory.of(key, ttl);
      if (!record.isBlocked) known.add(hitId, tokenId, 0);
      else if (blockDuration > 0) known.coolFor(record.retryMs);
      return record;
    } catch (error) {
      this.watch.lost(error);
      return undefined;
    }
  }

  /** Takes a request from the share of this gateway, if something is left of it. */
  private take(known: KeyMemory, { limit, tokenId, blockDuration }: LimitedRequest, hitId: string): boolean {
    if (known.coolMs > 0) return false;
    const hits = known.inWindow();
    if (this.shareOf(hits, limit).left() > 0) {
      known.take(hitId, tokenId, this.watch.outage);
      return true;
    }
    // A request above a share starts no cool-down while the limit itself is not exceeded.
    if (hits.length >= limit) known.coolFor(blockDuration);
    return false;
  }

  private shareOf(hits: readonly KnownHit[], limit: number): LimitShare {
    return new LimitShare(limit, this.replicas, this.watch, hits);
  }

  private localRecord(known: KeyMemory, limit: number, admitted: boolean): LimitRecord {
    const hits = known.inWindow();
    const share = this.shareOf(hits, limit);
    const left = share.left();
    const usage = new Map<string, number>();
    for (const { tokenId } of hits) usage.set(tokenId, (usage.get(tokenId) ?? 0) + 1);
    return limitRecord({
      used: limit - left,
      resetMs: known.leavesInMs(hits[0]),
      retryMs: Math.max(known.coolMs, left > 0 ? 0 : known.leavesInMs(share.lastInTheWay(hits))),
      admitted,
      usage: admitted ? undefined : mostFirst(usage),
    });
  }
}
