import type { Broadcasts } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import { aCaller } from '../testing/samples';
import type { Caller } from '../routing/caller';
import { CallerCache } from './caller-cache';

class TurnedClock extends Clock {
  time = Date.parse('2026-11-24T12:00:00Z');
  override now(): Date {
    return new Date(this.time);
  }
}

/** The part of `Broadcasts` that the cache uses. */
class Channel {
  connected = true;
  private listener: (connected: boolean) => void = () => undefined;
  onChange(listener: (connected: boolean) => void): void {
    this.listener = listener;
  }
  turn(connected: boolean): void {
    this.connected = connected;
    this.listener(connected);
  }
}

describe('the cache of callers', () => {
  let channel: Channel;
  let clock: TurnedClock;
  let cache: CallerCache;
  let lookups: number;
  const lookup = async (): Promise<Caller> => {
    lookups++;
    return aCaller();
  };

  beforeEach(() => {
    [channel, clock, lookups] = [new Channel(), new TurnedClock(), 0];
    cache = new CallerCache(channel as unknown as Broadcasts, clock);
  });

  it('keeps a caller for five seconds', async () => {
    await cache.find('hash', lookup);
    clock.time += 4_999;
    expect(cache.get('hash')).toBeDefined();
    clock.time += 1;
    expect(cache.get('hash')).toBeUndefined();
  });

  it('keeps no caller beyond the expiry of their credential', async () => {
    await cache.find('hash', async () => aCaller({ expiresAt: clock.time + 1_000 }));
    clock.time += 1_000;
    expect(cache.get('hash')).toBeUndefined();
  });

  it('drops invalidated callers at once, and no others', async () => {
    await cache.find('mine', async () => aCaller({ userId: 1 }));
    await cache.find('yours', async () => aCaller({ userId: 2 }));
    cache.forget(({ principal }) => principal.userId === 1);
    expect([cache.get('mine'), cache.get('yours')?.principal.userId]).toEqual([undefined, 2]);
  });

  it('does not cache the result of a lookup that began before an invalidation', async () => {
    let answer: (caller: Caller) => void = () => undefined;
    const found = cache.find('hash', () => new Promise((resolve) => (answer = resolve)));
    cache.forget(() => false);
    answer(aCaller());
    await found;
    expect(cache.get('hash')).toBeUndefined();
  });

  it('does not share a lookup that began before an invalidation', async () => {
    const begun = cache.find('hash', () => new Promise(() => undefined));
    cache.forget(() => true);
    await cache.find('hash', lookup);
    expect(lookups).toBe(1);
    void begun;
  });

  it('shares one lookup among concurrent requests', async () => {
    await Promise.all([cache.find('hash', lookup), cache.find('hash', lookup), cache.find('hash', lookup)]);
    expect(lookups).toBe(1);
  });

  it('caches no failure', async () => {
    await expect(cache.find('hash', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await cache.find('hash', lookup);
    expect(lookups).toBe(1);
  });

  it('caches nothing while the broadcast channel is down', async () => {
    await cache.find('hash', lookup);
    channel.turn(false);
    expect(cache.get('hash')).toBeUndefined();
    await cache.find('hash', lookup);
    await cache.find('hash', lookup);
    expect(lookups).toBe(3);
    channel.turn(true);
    expect(cache.get('hash')).toBeUndefined();
  });
});
