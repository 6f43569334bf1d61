import { describeLimits } from '../../testing/limit-storage.contract';
import { limitRecord, type LimitRecord, type LimitStorage } from './limit-storage';
import { MemoryLimitStorage } from './memory-limit-storage';
import { RememberedRefusals } from './remembered-refusals';

const minute = 60_000;

/** A store that counts its calls. */
class WatchedStorage implements LimitStorage {
  increments = 0;
  constructor(private readonly store: LimitStorage) {}

  increment(...parameters: Parameters<LimitStorage['increment']>): Promise<LimitRecord> {
    this.increments++;
    return this.store.increment(...parameters);
  }
  peek(...parameters: Parameters<LimitStorage['peek']>): Promise<LimitRecord> {
    return this.store.peek(...parameters);
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
  const storage = new MemoryLimitStorage();
  describeLimits(() => storage);

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

it('rounds seconds up, so that no client retries too early', () => {
  const record = limitRecord({ used: 1, resetMs: 1, retryMs: 1_001, admitted: false });
  expect([record.timeToExpire, record.timeToBlockExpire]).toEqual([1, 2]);
});
