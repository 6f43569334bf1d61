import { Log } from '@plumbline/runtime';
import { eventually, startTestRedis, type TestServer } from '@plumbline/testing';
import { Redis } from 'ioredis';
import { describeLimits } from '../../testing/limit-storage.contract';
import { FailoverLimitStorage } from './failover-limit-storage';
import { connectLimitRedis, disconnectLimitRedis, type LimitConnections } from './limit-redis';
import type { LimitStorage } from './limit-storage';
import { RedisLimitStorage } from './redis-limit-storage';
import { RememberedRefusals } from './remembered-refusals';
import type { SharedHit } from './shared-limit-storage';
import { hitsChannel } from './sliding-log-script';

const windowMs = 400;
const minute = 60_000;
const silent = new Log({ service: 'test', level: 'silent' });

/** Counts how often a gateway has learnt what Redis knows. */
class WatchedRedisStorage extends RedisLimitStorage {
  exchanges = 0;

  override async exchange(hits: Iterable<SharedHit>): Promise<SharedHit[]> {
    const known = await super.exchange(hits);
    this.exchanges++;
    return known;
  }
}

describe('limits that two gateways share in Redis', () => {
  let server: TestServer;
  let connections: LimitConnections[];
  let stores: WatchedRedisStorage[];
  let gateways: [FailoverLimitStorage, FailoverLimitStorage];
  let sequence = 0;
  const key = () => `account:${++sequence}`;
  const redis = () => connections[0]!.commands;

  /** Milliseconds within which a busy machine surely replies. A test of slow replies waits less. */
  let replyWithinMs = 30_000;
  const errors: string[] = [];
  const connect = async () => {
    errors.length = 0;
    connections = await Promise.all(
      [1, 2].map(() => connectLimitRedis(server.url, (error) => errors.push(String(error)))),
    );
    stores = connections.map((each) => new WatchedRedisStorage(each, replyWithinMs));
    const options = { replicas: 2, lookEveryMs: 20, settleMs: 2_000 };
    gateways = stores.map((store) => new FailoverLimitStorage(store, options, silent)) as typeof gateways;
    await eventually(() => expect(stores.every(({ exchanges }) => exchanges > 0)).toBe(true));
  };
  const disconnect = () => connections.forEach(disconnectLimitRedis);

  beforeAll(async () => (server = await startTestRedis()));
  afterAll(() => server.remove());
  beforeEach(connect);
  afterEach(disconnect);

  const admitted = async (storage: LimitStorage, name: string, times: number) => {
    const attempts = Array.from({ length: times }, () => storage.increment(name, minute, 30, 0, 'a'));
    return (await Promise.all(attempts)).filter(({ isBlocked }) => !isBlocked).length;
  };
  const admittedByBoth = async (name: string) => {
    const counts = await Promise.all(gateways.map((gateway) => admitted(gateway, name, 30)));
    return counts[0]! + counts[1]!;
  };
  /** Both gateways have told Redis what they know, and rely on it again. */
  const settled = async () => {
    const name = key();
    await eventually(async () => expect(await admitted(gateways[0], name, 30)).toBeGreaterThan(0));
    await eventually(async () => {
      const fresh = key();
      expect(await admitted(gateways[0], fresh, 16)).toBe(16);
      expect(await admitted(gateways[1], fresh, 14)).toBe(14);
    });
  };

  describeLimits(() => gateways[0]);

  it('admit exactly thirty of three hundred concurrent requests', async () => {
    const name = key();
    const records = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        gateways[index % 2]!.increment(name, minute, 30, 0, index % 2 ? 'a' : 'b'),
      ),
    );
    expect(records.filter(({ isBlocked }) => !isBlocked)).toHaveLength(30);
    const { totalHits, usage } = await gateways[0].peek(name, minute, 30);
    expect(totalHits).toBe(30);
    expect(usage!.reduce((sum, { requests }) => sum + requests, 0)).toBe(30);
  });

  it('are not halved by a start at which the connection of commands is the slower one', async () => {
    disconnect();
    const commands = new Redis(server.url, { lazyConnect: true, enableOfflineQueue: false });
    const subscription = new Redis(server.url);
    connections = [{ commands, subscription }];
    const store = new WatchedRedisStorage(connections[0]!);
    const gateway = new FailoverLimitStorage(store, { replicas: 2, lookEveryMs: 20, settleMs: 60_000 }, silent);
    await subscription.ping();
    await commands.connect();
    await eventually(() => expect(store.exchanges).toBeGreaterThan(0));
    expect(await admitted(gateway, key(), 30)).toBe(30);
  });

  it('are never exceeded in any window while two gateways poll continuously', async () => {
    const name = key();
    const admissions: { startedAt: number; answeredAt: number }[] = [];
    await Promise.all(
      gateways.map(async (gateway) => {
        const storage = new RememberedRefusals(gateway);
        // A client that keeps polling is admitted again when requests have left the window.
        while (admissions.length < 20) {
          const startedAt = performance.now();
          const { isBlocked } = await storage.increment(name, windowMs, 5, 0, 'a');
          if (!isBlocked) admissions.push({ startedAt, answeredAt: performance.now() });
          else await new Promise(setImmediate);
        }
      }),
    );
    // Each request was counted between its start and its end; the clock of the store has a resolution of milliseconds.
    const surely = windowMs - 2;
    for (const { startedAt: from } of admissions) {
      const within = admissions.filter(({ startedAt, answeredAt }) => startedAt >= from && answeredAt < from + surely);
      expect(within.length).toBeLessThanOrEqual(5);
    }
  });

  it('are not exceeded while Redis is down, nor after it has returned with nothing', async () => {
    const [used, fresh] = [key(), key()];
    expect(await admitted(gateways[0], used, 20)).toBe(20);
    await server.kill();
    expect(await admittedByBoth(used)).toBe(10);
    expect(await admittedByBoth(fresh)).toBe(30);
    await server.start();
    await settled();
    expect([await admittedByBoth(used), await admittedByBoth(fresh)]).toEqual([0, 0]);
    expect((await gateways[1].peek(used, minute, 30)).usage).toEqual([{ tokenId: 'a', requests: 30 }]);
  });

  it('are not exceeded while Redis refuses to write', async () => {
    const [used, fresh] = [key(), key()];
    expect(await admitted(gateways[0], used, 20)).toBe(20);
    await redis().replicaof('127.0.0.1', '1');
    expect([await admittedByBoth(used), await admittedByBoth(fresh)]).toEqual([10, 30]);
    await redis().replicaof('NO', 'ONE');
    await settled();
    expect([await admittedByBoth(used), await admittedByBoth(fresh)]).toEqual([0, 0]);
  });

  it('are learnt by a gateway that starts or listens again later', async () => {
    const name = key();
    expect(await admitted(gateways[0], name, 20)).toBe(20);
    disconnect();
    await connect();
    stores[1]!.exchanges = 0;
    connections[1]!.subscription.disconnect(true);
    expect(await admitted(gateways[0], name, 4)).toBe(4);
    await eventually(() => expect(stores[1]!.exchanges).toBe(1));
    await server.kill();
    expect(await admittedByBoth(name)).toBe(6);
    await server.start();
    await settled();
  });

  it('report a message that no gateway has sent, and go on', async () => {
    const name = key();
    for (const message of ['no JSON', '{}', '["log"]']) await redis().publish(hitsChannel, message);
    expect(await admitted(gateways[0], name, 4)).toBe(4);
    await eventually(() => expect(errors.filter((error) => error.includes(hitsChannel))).toHaveLength(6));
    await server.kill();
    expect(await admittedByBoth(name)).toBe(26);
    await server.start();
    await settled();
  });

  describe('while a reply takes longer than a gateway waits', () => {
    beforeAll(() => (replyWithinMs = 100));

    it('are counted by the gateways if Redis does not respond', async () => {
      const name = key();
      await server.pause();
      const started = performance.now();
      expect(await admittedByBoth(name)).toBe(30);
      const waited = performance.now() - started;
      await server.resume();
      expect(waited).toBeLessThan(10_000);
      expect(await admittedByBoth(name)).toBe(0);
    });

    it('are counted by Redis if the gateway itself was busy', async () => {
      const count = (hitId: string) => stores[0]!.increment(key(), minute, 30, 0, 'a', hitId);
      await count('first');
      const reply = count('second');
      const until = performance.now() + 3 * replyWithinMs;
      while (performance.now() < until);
      await expect(reply).resolves.toMatchObject({ isBlocked: false });
    });
  });
});
