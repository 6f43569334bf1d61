import * as fc from 'fast-check';
import {
  disableNotices,
  healthRules,
  healthAfter,
  newHealth,
  type AttemptVerdict,
  type Health,
} from './endpoint-health.policy';

const start = Date.parse('2026-11-24T08:00:00Z');
const hour = 3_600_000;
const at = (ms: number) => new Date(start + ms);
const failure = (ms: number, given: Partial<AttemptVerdict> = {}): AttemptVerdict => ({
  succeeded: false,
  startedAt: at(ms),
  endedAt: at(ms),
  ...given,
});
const success = (ms: number): AttemptVerdict => ({ ...failure(ms), succeeded: true });

/** The health after these failures, one after the other. */
const afterFailures = (...instants: number[]) =>
  instants.reduce<Health>((health, ms) => healthAfter(health, failure(ms)).health, newHealth);

describe('healthAfter', () => {
  it('is good after a success, from any state', () => {
    for (const health of [newHealth, afterFailures(0), afterFailures(0, 1, 2, 3, 4, 5)]) {
      expect(healthAfter(health, success(100)).health).toEqual({ ...newHealth, state: 'good' });
    }
  });

  it('is the same object when a good endpoint succeeds again', () => {
    const { health } = healthAfter(newHealth, success(0));
    expect(healthAfter(health, success(1)).health).toBe(health);
  });

  it('is suspect after a failure, and open after five in a row', () => {
    const states = [1, 2, 3, 4, 5, 6].map(
      (count) => afterFailures(...Array.from({ length: count }, (_, n) => n)).state,
    );
    expect(states).toEqual(['suspect', 'suspect', 'suspect', 'suspect', 'open', 'open']);
  });

  it('counts attempts that fail together as one failure', () => {
    let { health } = healthAfter(newHealth, failure(0, { endedAt: at(1_000) }));
    for (const ms of [1, 2, 3]) health = healthAfter(health, failure(ms, { endedAt: at(1_000 + ms) })).health;
    expect(health).toMatchObject({ state: 'suspect', failures: 1 });
  });

  it('allows a probe after 30 s, then after twice as long each time, up to 15 minutes', () => {
    let health = afterFailures(0, 1, 2, 3);
    let now = 4;
    const waits = Array.from({ length: 8 }, () => {
      health = healthAfter(health, failure(now)).health;
      const wait = health.notBefore!.getTime() - (start + now);
      now += wait;
      return wait / 1_000;
    });
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('holds attempts as long as the subscriber asks, or longer if the circuit breaker is open', () => {
    expect(healthAfter(newHealth, failure(0, { holdMs: 60_000 })).health.notBefore).toEqual(at(60_000));
    const open = afterFailures(0, 1, 2, 3);
    expect(healthAfter(open, failure(4, { holdMs: 1_000 })).health.notBefore).toEqual(at(30_004));
    expect(healthAfter(open, failure(4, { holdMs: 10 * hour })).health.notBefore).toEqual(at(10 * hour + 4));
  });

  it('keeps the longest requested wait of attempts that fail together', () => {
    const { health } = healthAfter(newHealth, failure(0, { endedAt: at(10), holdMs: 60_000 }));
    expect(healthAfter(health, failure(1, { endedAt: at(11) })).health.notBefore).toEqual(at(60_010));
  });
});

describe('an endpoint that fails for days', () => {
  /** The notices with their hours, when an attempt fails every `hours` hours. */
  const noticesOf = (everyHours: number, forHours: number, successAtHour?: number) => {
    let health = newHealth;
    const given: [number, number][] = [];
    for (let now = 0; now <= forHours; now += everyHours) {
      const judged = healthAfter(health, now === successAtHour ? success(now * hour) : failure(now * hour));
      health = judged.health;
      for (const notice of judged.notices) given.push([now, notice]);
    }
    return given;
  };

  it('gets notices after 60 and 108 hours, and is disabled after 120', () =>
    expect(noticesOf(1, 200)).toEqual([
      [60, 50],
      [108, 90],
      [120, 100],
    ]));

  it('starts over after a success', () =>
    expect(noticesOf(1, 181, 119)).toEqual([
      [60, 50],
      [108, 90],
      [180, 50],
    ]));

  it('starts over when there was no attempt for more than a day', () => {
    expect(noticesOf(25, 1_000)).toEqual([]);
    expect(noticesOf(24, 240).map(([, notice]) => notice)).toEqual([50, 90, 100]);
  });

  it('gets each notice once, in order, whenever attempts are made', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 24 * hour }), { minLength: 1, maxLength: 100 }), (gaps) => {
        let health = newHealth;
        let now = 0;
        const given: { notice: number; failingMs: number }[] = [];
        for (const gap of gaps) {
          now += gap;
          const judged = healthAfter(health, failure(now));
          health = judged.health;
          for (const notice of judged.notices) {
            given.push({ notice, failingMs: now - (health.failingSince!.getTime() - start) });
          }
        }
        expect(given.map(({ notice }) => notice)).toEqual(disableNotices.slice(0, given.length));
        for (const { notice, failingMs } of given) {
          expect(failingMs).toBeGreaterThanOrEqual((healthRules.disableAfterMs * notice) / 100);
        }
        const reached = disableNotices.filter((n) => now - gaps[0]! >= (healthRules.disableAfterMs * n) / 100);
        expect(given).toHaveLength(reached.length);
      }),
    );
  });
});
