import { eventually } from '@plumbline/testing';
import type { LimitStorage } from '../request-limit/storage/limit-storage';

const minute = 60_000;
let sequence = 0;

/** What every storage of request limits does, by its own clock. */
export function describeLimits(storage: () => LimitStorage): void {
  const aKey = () => `account:contract-${++sequence}`;
  const admitted = async (key: string, times: number, limit: number, windowMs = minute) => {
    const attempts = Array.from({ length: times }, () => storage().increment(key, windowMs, limit, 0, 'a'));
    return (await Promise.all(attempts)).filter(({ isBlocked }) => !isBlocked).length;
  };

  it('admit exactly the limit of concurrent requests', async () => {
    expect(await admitted(aKey(), 300, 30)).toBe(30);
  });

  it('count keys separately and name the tokens that used the limit', async () => {
    const key = aKey();
    await storage().increment(key, minute, 3, 0, 'a');
    await storage().increment(key, minute, 3, 0, 'b');
    await storage().increment(key, minute, 3, 0, 'b');
    const refused = await storage().increment(key, minute, 3, 0, 'a');
    expect(refused).toMatchObject({ isBlocked: true, totalHits: 3 });
    expect(refused.retryMs).toBeGreaterThan(minute - 30_000);
    expect(refused.retryMs).toBeLessThanOrEqual(minute);
    expect(refused.usage).toEqual([
      { tokenId: 'b', requests: 2 },
      { tokenId: 'a', requests: 1 },
    ]);
    expect((await storage().increment(aKey(), minute, 3, 0, 'a')).isBlocked).toBe(false);
  });

  it('can be read without counting', async () => {
    const key = aKey();
    await storage().increment(key, minute, 2, 0, 'a');
    for (let time = 0; time < 5; time++) await storage().peek(key, minute, 2);
    expect(await storage().peek(key, minute, 2)).toMatchObject({
      isBlocked: false,
      totalHits: 1,
      usage: [{ tokenId: 'a', requests: 1 }],
    });
  });

  it('admit again when a request leaves the window', async () => {
    const key = aKey();
    expect(await admitted(key, 3, 2, 200)).toBe(2);
    await eventually(async () => expect(await admitted(key, 1, 2, 200)).toBe(1));
  });

  it('apply a lower limit to the requests before it', async () => {
    const key = aKey();
    expect(await admitted(key, 5, 10)).toBe(5);
    expect(await admitted(key, 1, 3)).toBe(0);
  });

  it('refuse for the cool-down once exceeded', async () => {
    const key = aKey();
    await storage().increment(key, minute, 1, 5 * minute, 'a');
    expect(await storage().increment(key, minute, 1, 5 * minute, 'a')).toMatchObject({
      isBlocked: true,
      timeToBlockExpire: 300,
    });
  });
}
