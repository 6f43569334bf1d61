import type { Redis } from 'ioredis';
import { limitRecord, mostFirst, type LimitRecord, type LimitStorage } from './limit-storage';
import { slidingLogScript } from './sliding-log-script';

type Reply = [admitted: number, used: number, resetMs: number, retryMs: number, ...counts: (string | number)[]];

interface SlidingLogCommand {
  slidingLog(
    log: string,
    cool: string,
    limit: number,
    windowMs: number,
    coolMs: number,
    tokenId: string,
  ): Promise<Reply>;
}

/** The request limits that several gateways share, counted in Redis by its clock. Rejects when Redis fails, see `FailoverLimitStorage`. */
export class RedisLimitStorage implements LimitStorage {
  private readonly command: SlidingLogCommand;

  constructor(redis: Redis) {
    redis.defineCommand('slidingLog', { numberOfKeys: 2, lua: slidingLogScript });
    this.command = redis as unknown as SlidingLogCommand;
  }

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    tokenId: string,
  ): Promise<LimitRecord> {
    return toRecord(await this.command.slidingLog(...keys(key), limit, ttl, blockDuration, tokenId));
  }

  async peek(key: string, ttl: number, limit: number): Promise<LimitRecord> {
    return toRecord(await this.command.slidingLog(...keys(key), limit, ttl, 0, ''));
  }
}

/** The braces keep both keys on the same node of a Redis cluster. */
function keys(key: string): [string, string] {
  return [`plumbline:limit:{${key}}:log`, `plumbline:limit:{${key}}:cool`];
}

function toRecord([admitted, used, resetMs, retryMs, ...counts]: Reply): LimitRecord {
  const usage: [string, number][] = [];
  for (let index = 0; index < counts.length; index += 2) {
    usage.push([String(counts[index]), Number(counts[index + 1])]);
  }
  return limitRecord({
    used,
    resetMs,
    retryMs,
    admitted: admitted === 1,
    usage: usage.length > 0 ? mostFirst(usage) : undefined,
  });
}
