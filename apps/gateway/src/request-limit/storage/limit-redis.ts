import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { Redis } from 'ioredis';
import { GATEWAY_CONFIG, type GatewayConfig } from '../../config';

/** The connection to Redis, if `REDIS_URL` is set. Commands time out after 100 ms. */
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

/** A client whose commands fail at once while Redis is unavailable, because requests wait for them. */
export function connectLimitRedis(url: string): Redis {
  return new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 100,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
}
