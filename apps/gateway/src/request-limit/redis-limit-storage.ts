import type { Redis } from 'ioredis';
import { limitRecord, mostFirst, type LimitRecord, type LimitStorage } from './limit-storage';
import { slidingLogScript } from './sliding-log-script';

type Answer = [admitted: number, used: number, resetMs: number, retryMs: number, ...spenders: (string | number)[]];

interface SlidingLogCommand {
  slidingLog(
    log: string,
    cool: string,
    limit: number,
    windowMs: number,
    coolMs: number,
    spender: string,
  ): Promise<Answer>;
}

/** The limits that several gateways share: counted in Redis, by its clock. Fails when Redis does, see `FailoverLimitStorage`. */
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
    spender: string,
  ): Promise<LimitRecord> {
    return toRecord(await this.command.slidingLog(...keys(key), limit, ttl, blockDuration, spender));
  }

  async peek(key: string, ttl: number, limit: number): Promise<LimitRecord> {
    return toRecord(await this.command.slidingLog(...keys(key), limit, ttl, 0, ''));
  }
}

/** The braces keep both keys on one node of a cluster. */
function keys(key: string): [string, string] {
  return [`plumbline:limit:{${key}}:log`, `plumbline:limit:{${key}}:cool`];
}

function toRecord([admitted, used, resetMs, retryMs, ...spenders]: Answer): LimitRecord {
  const usage: [string, number][] = [];
  for (let index = 0; index < spenders.length; index += 2) {
    usage.push([String(spenders[index]), Number(spenders[index + 1])]);
  }
  return limitRecord({
    used,
    resetMs,
    retryMs,
    admitted: admitted === 1,
    spenders: usage.length > 0 ? mostFirst(usage) : undefined,
  });
}
