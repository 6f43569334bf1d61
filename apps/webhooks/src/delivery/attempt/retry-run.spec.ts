import * as fc from 'fast-check';
import { healthAfter, newHealth, type Health } from '../../endpoint/health/endpoint-health.policy';
import type { SendResult } from '../../sender/sender';
import { decideOutcome, verdictOf } from './outcome.policy';
import { jitter, maxRetryAfter, retryDelays } from './retry-schedule.policy';

const hour = 3_600_000;
const start = Date.parse('2026-11-24T08:00:00Z');
const whole = retryDelays.reduce((sum, delay) => sum + delay, 0);

interface Delivery {
  made: number;
  dueAt: number;
  /** When each attempt was made. */
  attempts: number[];
  /** How it ended. */
  end?: 'delivered' | 'gave-up' | 'gone' | 'aborted';
}

interface Run {
  /** Instants, in milliseconds from the start, at which deliveries become due for the first time. */
  firstDue: number[];
  /** The response of the subscriber at an instant. */
  respond: (ms: number) => SendResult;
  random: () => number;
  untilMs: number;
}

const responded = (status: number, retryAfter?: string): SendResult => ({
  kind: 'response',
  status,
  retryAfter,
  instruction: undefined,
  headers: {},
  body: '',
});

/** Simulates the deliveries of one endpoint by the policies alone. The clock moves from attempt to attempt, with one in flight at a time. */
function run({ firstDue, respond, random, untilMs }: Run): { deliveries: Delivery[]; health: Health } {
  const deliveries = firstDue.map((dueAt): Delivery => ({ made: 0, dueAt, attempts: [] }));
  let health = newHealth;
  for (let now = 0; ;) {
    const open = deliveries.filter(({ end }) => end === undefined);
    if (open.length === 0) break;
    const notBefore = health.notBefore ? health.notBefore.getTime() - start : 0;
    now = Math.max(now, notBefore, Math.min(...open.map(({ dueAt }) => dueAt)));
    if (now > untilMs) break;
    // First attempts come before retries, both in the order in which they are due.
    const due = open
      .filter(({ dueAt }) => dueAt <= now)
      .sort((a, b) => Math.sign(a.made) - Math.sign(b.made) || a.dueAt - b.dueAt);
    const [delivery] = due as [Delivery];
    delivery.made += 1;
    delivery.attempts.push(now);
    const at = new Date(start + now);
    const outcome = decideOutcome({ made: delivery.made, result: respond(now), now: at, random: random() });
    if (outcome.kind === 'retry') delivery.dueAt = now + outcome.delayMs;
    else delivery.end = outcome.kind;
    health = healthAfter(health, { ...verdictOf(outcome), startedAt: at, endedAt: at }).health;
  }
  return { deliveries, health };
}

const seeded = (seed: number) => {
  let state = seed >>> 0;
  return () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
};

describe('the schedule of a delivery, on a virtual clock', () => {
  it('consists of eight attempts within 27 h 35 min while the subscriber fails, none of which the circuit breaker uses up', () => {
    const never = run({ firstDue: [0], respond: () => responded(500), random: () => 0.5, untilMs: 100 * hour });
    expect(never.deliveries).toEqual([
      expect.objectContaining({
        attempts: [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305].map((seconds) => seconds * 1_000),
        end: 'gave-up',
      }),
    ]);
    expect(whole).toBe(27 * hour + 35 * 60_000 + 5_000);
    expect(never.health.state).toBe('open');
  });

  it('makes each attempt at its scheduled time, within the jitter and the wait for a probe, and never earlier', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 400, max: 599 }).filter((status) => status !== 410),
        (seed, status) => {
          const { deliveries } = run({
            firstDue: [0],
            respond: () => responded(status),
            random: seeded(seed),
            untilMs: 100 * hour,
          });
          const { attempts, end } = deliveries[0]!;
          expect([attempts.length, end]).toEqual([8, 'gave-up']);
          for (const [index, delay] of retryDelays.entries()) {
            const waited = attempts[index + 1]! - attempts[index]!;
            expect(waited).toBeGreaterThanOrEqual(Math.floor(delay * (1 - jitter)));
            expect(waited).toBeLessThanOrEqual(Math.ceil(delay * (1 + jitter)) + 15 * 60_000);
          }
          expect(attempts.at(-1)!).toBeGreaterThanOrEqual(whole * (1 - jitter) - 10);
          expect(attempts.at(-1)!).toBeLessThanOrEqual(whole * (1 + jitter) + 2 * hour);
        },
      ),
    );
  });

  it('delivers after any outage within the schedule, at most one delay of the schedule after its end', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: Math.floor(whole * (1 - jitter)) - 1_000 }),
        (seed, outageMs) => {
          const { deliveries, health } = run({
            firstDue: [0],
            respond: (ms) => responded(ms < outageMs ? 503 : 200),
            random: seeded(seed),
            untilMs: 100 * hour,
          });
          const { attempts, end } = deliveries[0]!;
          expect([end, health.state]).toEqual(['delivered', 'good']);
          expect(attempts.at(-1)! - outageMs).toBeLessThanOrEqual(10 * hour * (1 + jitter) + 15 * 60_000);
        },
      ),
    );
  });

  it('loses none of many deliveries in an outage of days, because the circuit breaker allows few attempts', () => {
    const outageMs = 60 * hour;
    const { deliveries } = run({
      // One every ten minutes, as long as the outage lasts.
      firstDue: Array.from({ length: 6 * 60 }, (_, n) => n * 600_000),
      respond: (ms) => responded(ms < outageMs ? 500 : 200),
      random: seeded(1),
      untilMs: 100 * hour,
    });
    expect(deliveries.every(({ end }) => end === 'delivered')).toBe(true);
    const tried = deliveries.flatMap(({ attempts }) => attempts.filter((at) => at < outageMs));
    // A probe every 15 minutes, once the circuit breaker has reached its longest interval.
    expect(tried.length).toBeLessThanOrEqual(60 * 4 + 12);
    expect(Math.max(...deliveries.map(({ attempts }) => attempts.at(-1)!))).toBeLessThanOrEqual(outageMs + 12.5 * hour);
  });

  it('sends nothing for as long as the subscriber asks, up to ten hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 3_600 }), (seconds) => {
        const { deliveries } = run({
          firstDue: [0, 1, 2],
          respond: (ms) => (ms === 0 ? responded(429, String(seconds)) : responded(200)),
          random: () => 0.5,
          untilMs: 100 * hour,
        });
        const again = deliveries.flatMap(({ attempts }) => attempts).filter((at) => at > 0);
        expect(Math.min(...again)).toBe(Math.min(seconds * 1_000, maxRetryAfter));
        expect(deliveries.map(({ end }) => end)).toEqual(['delivered', 'delivered', 'delivered']);
      }),
    );
  });
});
