import type { OnApplicationShutdown } from '@nestjs/common';
import type { Log } from '@plumbline/runtime';
import type { Redis } from 'ioredis';

/** Two connections, because one that has subscribed receives messages only. */
export interface LimitConnections {
  commands: Redis;
  subscription: Redis;
}

/** The connections to Redis, if `REDIS_URL` is set. */
export class LimitRedis implements OnApplicationShutdown {
  private constructor(readonly connections?: LimitConnections) {}

  /** Resolves after the first attempt to connect: the gateway should not count by itself what it could count in Redis. */
  static async connect(url: string | undefined, log: Log): Promise<LimitRedis> {
    if (url === undefined) return new LimitRedis();
    const connections = await connectLimitRedis(url, (err) => log.warn({ event: 'redis.connection-failed', err }));
    const { commands } = connections;
    await new Promise<unknown>((resolve) => commands.once('ready', resolve).once('close', resolve));
    return new LimitRedis(connections);
  }

  onApplicationShutdown(): void {
    if (this.connections) disconnectLimitRedis(this.connections);
  }
}

/** Connects, and connects again after every loss. Commands fail at once while Redis is unavailable, because requests wait for them. */
export async function connectLimitRedis(url: string, onError: (error: unknown) => void): Promise<LimitConnections> {
  // A gateway that counts alone needs none of its memory.
  const { Redis } = await import('ioredis');
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
