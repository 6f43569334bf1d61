import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { Redis } from 'ioredis';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';

/** The connection to Redis, if one is configured. A question is answered within 100 ms or not at all. */
@Injectable()
export class LimitRedis implements OnApplicationShutdown {
  readonly redis?: Redis;

  constructor(@Inject(GATEWAY_CONFIG) { REDIS_URL }: GatewayConfig, log: Log) {
    if (REDIS_URL === undefined) return;
    this.redis = connectLimitRedis(REDIS_URL);
    this.redis.on('error', (err) => log.warn({ event: 'redis.connection-failed', err }));
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}

/** Settings for questions that a request waits for: while Redis is away they fail at once. */
export function connectLimitRedis(url: string): Redis {
  return new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 100,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
}
