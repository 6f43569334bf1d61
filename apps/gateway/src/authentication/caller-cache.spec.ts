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

/** The part of `Broadcasts` that a cache looks at. */
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

  it('knows a caller for five seconds', async () => {
    await cache.find('hash', lookup);
    clock.time += 4_999;
    expect(cache.get('hash')).toBeDefined();
    clock.time += 1;
    expect(cache.get('hash')).toBeUndefined();
  });

  it('knows nobody beyond the end of their credential', async () => {
    await cache.find('hash', async () => aCaller({ expiresAt: clock.time + 1_000 }));
    clock.time += 1_000;
    expect(cache.get('hash')).toBeUndefined();
  });

  it('forgets at once who is taken back, and nobody else', async () => {
    await cache.find('mine', async () => aCaller({ userId: 1 }));
    await cache.find('yours', async () => aCaller({ userId: 2 }));
    cache.forget(({ principal }) => principal.userId === 1);
    expect([cache.get('mine'), cache.get('yours')?.principal.userId]).toEqual([undefined, 2]);
  });

  it('does not keep what a lookup found that began before something was taken back', async () => {
    let answer: (caller: Caller) => void = () => undefined;
    const found = cache.find('hash', () => new Promise((resolve) => (answer = resolve)));
    cache.forget(() => false);
    answer(aCaller());
    await found;
    expect(cache.get('hash')).toBeUndefined();
  });

  it('does not answer a request with a lookup that began before something was taken back', async () => {
    const begun = cache.find('hash', () => new Promise(() => undefined));
    cache.forget(() => true);
    await cache.find('hash', lookup);
    expect(lookups).toBe(1);
    void begun;
  });

  it('looks up once for requests that come together', async () => {
    await Promise.all([cache.find('hash', lookup), cache.find('hash', lookup), cache.find('hash', lookup)]);
    expect(lookups).toBe(1);
  });

  it('remembers no failure', async () => {
    await expect(cache.find('hash', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await cache.find('hash', lookup);
    expect(lookups).toBe(1);
  });

  it('believes and keeps nothing while nobody could take it back', async () => {
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
