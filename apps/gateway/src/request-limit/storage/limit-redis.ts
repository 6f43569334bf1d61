import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { Redis } from 'ioredis';
import { GATEWAY_CONFIG, type GatewayConfig } from '../../config';

/** Two connections, because one that has subscribed receives messages only. */
export interface LimitConnections {
  commands: Redis;
  subscription: Redis;
}

/** The connections to Redis, if `REDIS_URL` is set. */
@Injectable()
export class LimitRedis implements OnModuleInit, OnApplicationShutdown {
  readonly connections?: LimitConnections;

  constructor(@Inject(GATEWAY_CONFIG) { REDIS_URL }: GatewayConfig, log: Log) {
    if (REDIS_URL === undefined) return;
    this.connections = connectLimitRedis(REDIS_URL, (err) => log.warn({ event: 'redis.connection-failed', err }));
  }

  /** Waits for the first attempt to connect: the gateway should not count by itself what it could count in Redis. */
  async onModuleInit(): Promise<void> {
    const commands = this.connections?.commands;
    if (!commands || commands.status === 'ready') return;
    await new Promise<unknown>((resolve) => commands.once('ready', resolve).once('close', resolve));
  }

  onApplicationShutdown(): void {
    if (this.connections) disconnectLimitRedis(this.connections);
  }
}

/** Connects, and connects again after every loss. Commands fail at once while Redis is unavailable, because requests wait for them. */
export function connectLimitRedis(url: string, onError: (error: unknown) => void): LimitConnections {
  const options = { connectTimeout: 2_000, retryStrategy: (attempt: number) => Math.min(attempt * 100, 1_000) };
  const commands = new Redis(url, { ...options, enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // It subscribes whenever it is ready: see RedisLimitStorage.
  const subscription = new Redis(url, { ...options, autoResubscribe: false, maxRetriesPerRequest: null });
  for (const connection of [commands, subscription]) connection.on('error', onError);
  return { commands, subscription };
}

/** Disconnects. This is no loss that anybody should notice. */
export function disconnectLimitRedis({ commands, subscription }: LimitConnections): void {
  for (const connection of [commands, subscription]) connection.removeAllListeners('close').disconnect();
}
