import type { LimitRecord, LimitStorage } from './limit-storage';

/** A request that the shared store has counted, on behalf of any gateway. */
export interface SharedHit {
  key: string;
  windowMs: number;
  /** Unique among all gateways. */
  id: string;
  tokenId: string;
  /** Milliseconds since it was admitted. */
  ageMs: number;
}

/** A store in which several gateways count, and which tells each of them what all have counted. Its methods reject while it is unavailable. */
export interface SharedLimitStorage extends Pick<LimitStorage, 'peek'> {
  /** `hitId` identifies the request among all gateways. */
  increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    tokenId: string,
    hitId: string,
  ): Promise<LimitRecord>;
  /** Adds the requests that the store does not know, and returns all that it knows. Rejects while the store cannot count. */
  exchange(hits: Iterable<SharedHit>): Promise<SharedHit[]>;
  /** Calls the listener for each request that is counted or added. */
  onHit(listener: (hit: SharedHit) => void): void;
  /** Calls the listener when it is told of requests again, after a time in which it was not. */
  onListening(listener: () => void): void;
  /** Calls the listener when the connection is lost: the store may forget what it has counted. */
  onLost(listener: (error: Error) => void): void;
}
