import { Log } from '@plumbline/runtime';
import { FailoverLimitStorage } from './failover-limit-storage';
import { limitRecord, type LimitRecord, type LimitStorage } from './limit-storage';
import { MemoryLimitStorage } from './memory-limit-storage';
import { RememberedRefusals } from './remembered-refusals';

const minute = 60_000;
const silent = new Log({ service: 'test', level: 'silent' });

/** A store that counts its calls, and that can be made to fail. */
class WatchedStorage implements LimitStorage {
  increments = 0;
  broken = false;
  constructor(private readonly store: LimitStorage) {}

  increment(...parameters: Parameters<LimitStorage['increment']>): Promise<LimitRecord> {
    this.increments++;
    return this.broken ? Promise.reject(new Error('the store is unavailable')) : this.store.increment(...parameters);
  }
  peek(...parameters: Parameters<LimitStorage['peek']>): Promise<LimitRecord> {
    return this.broken ? Promise.reject(new Error('the store is unavailable')) : this.store.peek(...parameters);
  }
}

async function admitted(storage: LimitStorage, times: number, limit: number, coolDown = 0): Promise<number> {
  let count = 0;
  for (let time = 0; time < times; time++) {
    if (!(await storage.increment('account:1', minute, limit, coolDown, 'token')).isBlocked) count++;
  }
  return count;
}

describe('limits in memory', () => {
  it('count keys separately and name the tokens that used the limit', async () => {
    const storage = new MemoryLimitStorage(() => 0);
    await storage.increment('account:1', minute, 2, 0, 'a');
    await storage.increment('account:1', minute, 2, 0, 'b');
    const refused = await storage.increment('account:1', minute, 2, 0, 'b');
    expect(refused).toMatchObject({ isBlocked: true, totalHits: 2, timeToBlockExpire: 60 });
    expect(refused.usage).toEqual([
      { tokenId: 'a', requests: 1 },
      { tokenId: 'b', requests: 1 },
    ]);
    expect((await storage.increment('account:2', minute, 2, 0, 'a')).isBlocked).toBe(false);
  });

  it('can be read without counting', async () => {
    const storage = new MemoryLimitStorage(() => 0);
    for (let time = 0; time < 5; time++) await storage.peek('account:1', minute, 2);
    expect((await storage.peek('account:1', minute, 2)).totalHits).toBe(0);
  });

  it('refuse for the cool-down once exceeded, which polling does not extend', async () => {
    let now = 0;
    const storage = new MemoryLimitStorage(() => now);
    expect(await admitted(storage, 3, 2, 5 * minute)).toBe(2);
    now = 4 * minute;
    expect(await admitted(storage, 1, 2, 5 * minute)).toBe(0);
    now = 5 * minute;
    expect(await admitted(storage, 1, 2, 5 * minute)).toBe(1);
  });
});

describe('remembered refusals', () => {
  it('need no call to the store until the key is admitted again', async () => {
    let now = 0;
    const store = new WatchedStorage(new MemoryLimitStorage(() => now));
    const storage = new RememberedRefusals(store, () => now);
    expect(await admitted(storage, 100, 2)).toBe(2);
    expect(store.increments).toBe(3);
    now = minute - 1;
    expect(await admitted(storage, 1, 2)).toBe(0);
    now = minute;
    expect(await admitted(storage, 3, 2)).toBe(2);
  });

  it('are discarded when an operator raises the limit', async () => {
    const storage = new RememberedRefusals(new MemoryLimitStorage(() => 0), () => 0);
    await admitted(storage, 5, 2);
    expect(storage.refusalOf('account:1', minute, 2)).toBeDefined();
    expect(await admitted(storage, 5, 4)).toBe(2);
  });
});

describe('while the shared store is unavailable', () => {
  it('a gateway admits its share and no request fails; afterwards the store counts again', async () => {
    const store = new WatchedStorage(new MemoryLimitStorage(() => 0));
    const storage = new FailoverLimitStorage(store, 3, silent);
    store.broken = true;
    expect(await admitted(storage, 30, 10)).toBe(4);
    expect((await storage.peek('account:1', minute, 10)).totalHits).toBe(4);
    store.broken = false;
    expect(await admitted(storage, 30, 10)).toBe(10);
  });
});

it('rounds seconds up, so that no client retries too early', () => {
  const record = limitRecord({ used: 1, resetMs: 1, retryMs: 1_001, admitted: false });
  expect([record.timeToExpire, record.timeToBlockExpire]).toEqual([1, 2]);
});
