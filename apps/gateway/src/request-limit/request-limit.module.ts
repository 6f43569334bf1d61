import { Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { defaultRateLimit } from '@plumbline/contracts';
import { Log } from '@plumbline/runtime';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { RequestCounter } from '../request-usage/request-counter';
import { RateLimitController } from './rate-limit.http';
import { RequestLimitGuard } from './request-limit.guard';
import { SessionLimiter } from './session-limiter';
import { FailoverLimitStorage } from './storage/failover-limit-storage';
import { LimitRedis } from './storage/limit-redis';
import type { LimitStorage } from './storage/limit-storage';
import { MemoryLimitStorage } from './storage/memory-limit-storage';
import { RedisLimitStorage } from './storage/redis-limit-storage';
import { RememberedRefusals } from './storage/remembered-refusals';

@Module({
  providers: [
    {
      provide: LimitRedis,
      inject: [GATEWAY_CONFIG, Log],
      useFactory: ({ REDIS_URL }: GatewayConfig, log: Log) => LimitRedis.connect(REDIS_URL, log),
    },
  ],
  exports: [LimitRedis],
})
class LimitRedisModule {}

/** The request limit: counted in memory by a single gateway, in Redis by several. */
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      imports: [LimitRedisModule],
      inject: [GATEWAY_CONFIG, LimitRedis, Log],
      useFactory: (config: GatewayConfig, { connections }: LimitRedis, log: Log) => ({
        throttlers: [{ limit: defaultRateLimit.limit, ttl: defaultRateLimit.windowSeconds * 1_000 }],
        storage: new RememberedRefusals(storageFor(config, connections, log)),
      }),
    }),
  ],
  controllers: [RateLimitController],
  providers: [RequestCounter, RequestLimitGuard, SessionLimiter],
  exports: [RequestCounter, RequestLimitGuard],
})
export class RequestLimitModule {}

function storageFor(config: GatewayConfig, connections: LimitRedis['connections'], log: Log): LimitStorage {
  if (!connections) return new MemoryLimitStorage();
  return new FailoverLimitStorage(new RedisLimitStorage(connections), { replicas: config.GATEWAY_REPLICAS }, log);
}
