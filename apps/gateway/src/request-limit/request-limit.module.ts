import { Module } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { ThrottlerModule } from '@nestjs/throttler';
import { defaultRateLimit } from '@plumbline/contracts';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import { RequestLimitGuard } from './request-limit.guard';
import { FailoverLimitStorage } from './failover-limit-storage';
import { FloodLimiter } from '../address-limit/flood-limiter';
import type { LimitStorage } from './limit-storage';
import { MemoryLimitStorage } from './memory-limit-storage';
import { RateLimitController } from './rate-limit.http';
import { LimitRedis } from './limit-redis';
import { RedisLimitStorage } from './redis-limit-storage';
import { RememberedRefusals } from './remembered-refusals';
import { RequestCounter } from '../request-usage/request-counter';

@Module({ providers: [LimitRedis], exports: [LimitRedis] })
class LimitStoreModule {}

/** The account's limit: in memory for one gateway, in Redis for several. */
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      imports: [LimitStoreModule],
      inject: [GATEWAY_CONFIG, LimitRedis, Log],
      useFactory: (config: GatewayConfig, { redis }: LimitRedis, log: Log) => ({
        throttlers: [{ limit: defaultRateLimit.limit, ttl: defaultRateLimit.windowSeconds * 1_000 }],
        storage: new RememberedRefusals(storageFor(config, redis, log)),
      }),
    }),
  ],
  controllers: [RateLimitController],
  providers: [RequestLimitGuard, FloodLimiter, RequestCounter],
  exports: [RequestLimitGuard, FloodLimiter],
})
export class RequestLimitModule {}

function storageFor(config: GatewayConfig, redis: LimitRedis['redis'], log: Log): LimitStorage {
  if (!redis) return new MemoryLimitStorage();
  return new FailoverLimitStorage(new RedisLimitStorage(redis), config.GATEWAY_REPLICAS, log);
}
