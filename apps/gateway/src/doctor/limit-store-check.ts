import { Fault, Warning, type Check } from '@plumbline/runtime';
import { Redis } from 'ioredis';
import type { GatewayConfig } from '../config';

type Settings = Pick<GatewayConfig, 'REDIS_URL' | 'GATEWAY_REPLICAS'>;

/** Checks that gateways share their request limits, in a store that accepts writes and forgets none of them. */
export function limitStoreCheck({ REDIS_URL: url, GATEWAY_REPLICAS: gateways }: Settings): Check {
  return { name: 'request limits', run: () => (url === undefined ? checkAlone(gateways) : checkStore(url)) };
}

function checkAlone(gateways: number): Promise<string> {
  if (gateways === 1) return Promise.resolve('counted by the only gateway');
  throw new Fault(
    `Each of the ${gateways} gateways counts alone, so that accounts get ${gateways} times their limit.`,
    'Set REDIS_URL to a Redis or Valkey that all gateways share.',
  );
}

async function checkStore(url: string): Promise<string> {
  const { host } = new URL(url);
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5_000,
    commandTimeout: 5_000,
    retryStrategy: () => null,
  });
  let reason: Error | undefined;
  // `connect` rejects with a general message. This event has the reason.
  redis.on('error', (error: Error) => (reason ??= error));
  try {
    await redis.connect();
    return checkInfo(readInfo(await redis.info()));
  } catch (error) {
    if (error instanceof Fault) throw error;
    const { message } = reason ?? (error as Error);
    throw new Fault(
      `The store of request limits at ${host} cannot be used: ${message}. Each gateway admits its share of each limit.`,
      'Start it, or correct the host, port and password in REDIS_URL.',
    );
  } finally {
    redis.disconnect();
  }
}

function checkInfo(info: ReadonlyMap<string, string>): string {
  const product = info.has('valkey_version')
    ? `Valkey ${info.get('valkey_version')}`
    : `Redis ${info.get('redis_version')}`;
  if (info.get('role') === 'slave') {
    throw new Fault(`${product} is a replica, which accepts no writes.`, 'Set REDIS_URL to the primary.');
  }
  const policy = info.get('maxmemory_policy') ?? 'noeviction';
  if (info.get('maxmemory') !== '0' && policy !== 'noeviction') {
    throw new Warning(
      `${product} may forget requests that count when its memory is full (${policy}).`,
      'Set its maxmemory-policy to noeviction.',
    );
  }
  return `${product}, shared by all gateways`;
}

/** https://redis.io/docs/latest/commands/info/ */
function readInfo(text: string): Map<string, string> {
  const pairs = text.split('\r\n').filter((line) => line.includes(':'));
  return new Map(pairs.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}
