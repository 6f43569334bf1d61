import { Log } from '@plumbline/runtime';
import type { Redis } from 'ioredis';
import { eventually, startTestRedis, type TestServer } from '@plumbline/testing';
import { FailoverLimitStorage } from './failover-limit-storage';
import { connectLimitRedis } from './limit-redis';
import { RedisLimitStorage } from './redis-limit-storage';
import { RememberedRefusals } from './remembered-refusals';

const windowMs = 400;
const silent = new Log({ service: 'test', level: 'silent' });

describe('limits in Redis', () => {
  let server: TestServer;
  let clients: Redis[];
  let sequence = 0;
  const key = () => `account:${++sequence}`;

  const ready = () => eventually(async () => expect(await clients[0]!.ping()).toBe('PONG'));

  beforeAll(async () => {
    server = await startTestRedis();
    clients = [1, 2].map(() => connectLimitRedis(server.url));
    // Redis is unavailable while it starts, and where a test stops it.
    for (const client of clients) client.on('error', () => undefined);
    // These tests do not cover slow replies: a longer timeout keeps them stable on a busy machine.
    for (const client of clients) client.options.commandTimeout = 30_000;
    await ready();
    await eventually(async () => expect(await clients[1]!.ping()).toBe('PONG'));
  });
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await server.remove();
  });

  it('admit exactly thirty of three hundred concurrent requests through two gateways', async () => {
    const storages = clients.map((client) => new RedisLimitStorage(client));
    const name = key();
    const records = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        storages[index % 2]!.increment(name, 60_000, 30, 0, index % 2 ? 'a' : 'b'),
      ),
    );
    expect(records.filter(({ isBlocked }) => !isBlocked)).toHaveLength(30);
    const { totalHits, usage } = await storages[0]!.peek(name, 60_000, 30);
    expect(totalHits).toBe(30);
    expect(usage!.reduce((sum, { requests }) => sum + requests, 0)).toBe(30);
  });

  it('never exceed the limit in any window while two gateways poll continuously', async () => {
    const storages = clients.map((client) => new RememberedRefusals(new RedisLimitStorage(client)));
    const name = key();
    const admitted: { startedAt: number; answeredAt: number }[] = [];
    await Promise.all(
      storages.map(async (storage) => {
        // A client that keeps polling is admitted again when requests have left the window.
        while (admitted.length < 20) {
          const startedAt = performance.now();
          const { isBlocked } = await storage.increment(name, windowMs, 5, 0, 'a');
          if (!isBlocked) admitted.push({ startedAt, answeredAt: performance.now() });
          else await new Promise(setImmediate);
        }
      }),
    );
    // Each request was counted between its start and its end; the clock of the store has a resolution of milliseconds.
    const surely = windowMs - 2;
    for (const { startedAt: from } of admitted) {
      const within = admitted.filter(({ startedAt, answeredAt }) => startedAt >= from && answeredAt < from + surely);
      expect(within.length).toBeLessThanOrEqual(5);
    }
  });

  it('refuse for the cool-down once exceeded', async () => {
    const storage = new RedisLimitStorage(clients[0]!);
    const name = key();
    await storage.increment(name, 60_000, 1, 120_000, 'a');
    expect(await storage.increment(name, 60_000, 1, 120_000, 'a')).toMatchObject({
      isBlocked: true,
      timeToBlockExpire: 120,
    });
  });

  it('are counted by the gateway while Redis is unavailable, and no request fails', async () => {
    const storage = new FailoverLimitStorage(new RedisLimitStorage(clients[0]!), 2, silent);
    const admitted = async (name: string, times: number) => {
      const records = await Promise.all(
        Array.from({ length: times }, () => storage.increment(name, 60_000, 10, 0, 'a')),
      );
      return records.filter(({ isBlocked }) => !isBlocked).length;
    };
    expect(await admitted(key(), 20)).toBe(10);
    await server.kill();
    expect(await admitted(key(), 20)).toBe(5);
    await server.start();
    await ready();
    expect(await admitted(key(), 20)).toBe(10);
  });

  it('do not wait for a Redis that does not respond', async () => {
    const client = connectLimitRedis(server.url);
    await eventually(async () => expect(await client.ping()).toBe('PONG'));
    const storage = new FailoverLimitStorage(new RedisLimitStorage(client), 1, silent);
    await server.pause();
    const started = performance.now();
    await storage.increment(key(), 60_000, 10, 0, 'a');
    const waited = performance.now() - started;
    await server.resume();
    client.disconnect();
    expect(waited).toBeLessThan(10_000);
  });
});
