import { Log } from '@plumbline/runtime';
import { eventually } from '@plumbline/testing';
import { describeLimits } from '../../testing/limit-storage.contract';
import { SharedStoreInMemory } from '../../testing/shared-store-in-memory';
import { FailoverLimitStorage } from './failover-limit-storage';

const minute = 60_000;
const settleMs = 10_000;
const silent = new Log({ service: 'test', level: 'silent' });

describe('limits in a store that gateways share', () => {
  let now: number;
  let store: SharedStoreInMemory;
  beforeEach(() => {
    now = 0;
    store = new SharedStoreInMemory(() => now);
  });

  const gateways = (count: number) =>
    Array.from(
      { length: count },
      () => new FailoverLimitStorage(store, { replicas: count, now: () => now, lookEveryMs: 1, settleMs }, silent),
    );

  const admitted = async (gateway: FailoverLimitStorage, times: number, limit = 30): Promise<number> => {
    const attempts = Array.from({ length: times }, () => gateway.increment('account:1', minute, limit, 0, 'token'));
    return (await Promise.all(attempts)).filter(({ isBlocked }) => !isBlocked).length;
  };

  const returned = (gateways: number) => eventually(() => expect(store.exchanges).toBeGreaterThanOrEqual(2 * gateways));

  describe.each(['works', 'is lost'])('while it %s', (how) => {
    const clock = () => performance.now();
    const shared = new SharedStoreInMemory(clock);
    const storage = new FailoverLimitStorage(shared, { replicas: 1, now: clock }, silent);
    if (how === 'is lost') shared.lose();
    describeLimits(() => storage);
  });

  describe('while it is lost', () => {
    it('are shared by the gateways, and no request fails', async () => {
      const [one, two, three] = gateways(3) as [FailoverLimitStorage, FailoverLimitStorage, FailoverLimitStorage];
      store.lose();
      expect(await admitted(one, 30, 10)).toBe(3);
      expect(await admitted(two, 30, 10)).toBe(3);
      expect(await admitted(three, 30, 10)).toBe(3);
      expect((await one.peek('account:1', minute, 10)).isBlocked).toBe(true);
    });

    it('still count what was admitted before, by any gateway', async () => {
      const [one, other] = gateways(2) as [FailoverLimitStorage, FailoverLimitStorage];
      expect(await admitted(one, 20)).toBe(20);
      now = 1_000;
      store.lose();
      expect(await admitted(other, 30)).toBe(5);
      expect(await admitted(one, 30)).toBe(5);
      now = minute;
      expect(await admitted(one, 30)).toBe(10);
      expect(await admitted(other, 30)).toBe(10);
    });

    it('admit one request for each gateway if there are more gateways than requests', async () => {
      const [one, other] = gateways(5) as [FailoverLimitStorage, FailoverLimitStorage];
      store.lose();
      expect([await admitted(one, 3, 2), await admitted(other, 3, 2)]).toEqual([1, 1]);
    });

    it('say how much is left and when to come back', async () => {
      const [one] = gateways(2) as [FailoverLimitStorage];
      expect(await admitted(one, 10)).toBe(10);
      store.lose();
      now = 20_000;
      expect(await one.increment('account:1', minute, 30, 0, 'token')).toMatchObject({
        isBlocked: false,
        totalHits: 21,
      });
      expect(await admitted(one, 30)).toBe(9);
      expect(await one.increment('account:1', minute, 30, 0, 'token')).toMatchObject({
        isBlocked: true,
        totalHits: 30,
        timeToBlockExpire: 40,
        usage: [{ tokenId: 'token', requests: 20 }],
      });
    });

    it('count what others still admit in the store, when only one gateway has lost it', async () => {
      const [other] = gateways(2) as [FailoverLimitStorage];
      const unreachable = Object.assign(Object.create(store) as SharedStoreInMemory, {
        increment: () => Promise.reject(new Error('the store does not respond')),
        exchange: () => Promise.reject(new Error('the store does not respond')),
      });
      const alone = new FailoverLimitStorage(unreachable, { replicas: 2, now: () => now, settleMs }, silent);
      expect(await admitted(alone, 1)).toBe(1);
      now = 1_000;
      expect(await admitted(other, 29)).toBe(29);
      expect(await admitted(alone, 30)).toBe(0);
    });

    it('keep a cool-down that began before', async () => {
      const [one] = gateways(2) as [FailoverLimitStorage];
      for (let time = 0; time < 2; time++) await one.increment('account:1', minute, 1, 5 * minute, 'token');
      store.lose();
      now = 2 * minute;
      expect(await one.increment('account:1', minute, 1, 5 * minute, 'token')).toMatchObject({
        isBlocked: true,
        timeToBlockExpire: 180,
      });
    });
  });

  describe('after it has returned', () => {
    it.each(['empty', 'as it was'])('are never exceeded, although it returns %s', async (how) => {
      const [one, other] = gateways(2) as [FailoverLimitStorage, FailoverLimitStorage];
      expect(await admitted(one, 30)).toBe(30);
      store.lose();
      expect([await admitted(one, 30), await admitted(other, 30)]).toEqual([0, 0]);
      store.return({ empty: how === 'empty' });
      await returned(2);
      now = 50_000;
      expect([await admitted(one, 30), await admitted(other, 30)]).toEqual([0, 0]);
      now = minute;
      expect((await admitted(one, 30)) + (await admitted(other, 30))).toBe(30);
    });

    it('count what was admitted meanwhile', async () => {
      const [one, other] = gateways(2) as [FailoverLimitStorage, FailoverLimitStorage];
      store.lose();
      expect([await admitted(one, 30), await admitted(other, 10)]).toEqual([15, 10]);
      store.return({ empty: true });
      await returned(2);
      // The other gateway may have more that it has not merged yet: this one keeps to its share.
      expect(await admitted(one, 30)).toBe(0);
      now = settleMs;
      expect(await admitted(one, 30)).toBe(5);
      expect(await admitted(other, 30)).toBe(0);
    });

    it('use the whole store again when all gateways have noticed', async () => {
      const [one] = gateways(2) as [FailoverLimitStorage];
      store.lose();
      expect(await admitted(one, 1)).toBe(1);
      store.return({ empty: true });
      await returned(2);
      now = minute;
      expect(await admitted(one, 40)).toBe(30);
    });

    it('are not exceeded when it is lost again at once', async () => {
      const [one, other] = gateways(2) as [FailoverLimitStorage, FailoverLimitStorage];
      let sum = await admitted(one, 12);
      for (let round = 0; round < 5; round++) {
        store.lose();
        sum += (await admitted(one, 30)) + (await admitted(other, 30));
        store.return({ empty: true });
        await returned(2);
        sum += (await admitted(one, 30)) + (await admitted(other, 30));
        now += 10_500;
        sum += (await admitted(one, 30)) + (await admitted(other, 30));
      }
      expect(sum).toBeLessThanOrEqual(30);
    });
  });
});
