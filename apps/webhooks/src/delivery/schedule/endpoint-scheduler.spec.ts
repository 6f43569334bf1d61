import * as fc from 'fast-check';
import { newHealth, type Health, type HealthState } from '../../endpoint/health/endpoint-health.policy';
import type { EndpointFacts } from './endpoint-queue';
import { EndpointScheduler, type Turn } from './endpoint-scheduler';

const start = Date.parse('2026-11-24T08:00:00Z');
let now: number;
beforeEach(() => (now = start));

function schedulerWith(
  endpoints: Record<number, Partial<Health> | HealthState>,
  given: { slots?: number } = {},
): EndpointScheduler {
  const scheduler = new EndpointScheduler({ slots: 100, perEndpoint: 4, settleMs: 250, now: () => now, ...given });
  for (const [id, health] of Object.entries(endpoints)) {
    scheduler.update(facts(Number(id), typeof health === 'string' ? { state: health } : health));
  }
  return scheduler;
}

/** Each endpoint belongs to an account of its own, unless `given` says otherwise. */
function facts(endpointId: number, health: Partial<Health> = {}, given: Partial<EndpointFacts> = {}): EndpointFacts {
  const known = { ...newHealth, ...health };
  return {
    endpointId,
    accountId: endpointId,
    version: 1,
    maxPerSecond: null,
    ordered: false,
    generation: 0,
    health: known,
    ...given,
  };
}

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);

const granted = (turns: Turn[]) => turns.map(({ queue, free }) => [queue.endpointId, free]);

/** Starts every attempt that the scheduler grants now. Each is in flight until the test ends it. */
function begin(scheduler: EndpointScheduler): Turn[] {
  const all: Turn[] = [];
  for (let turns = scheduler.take(); turns.length > 0; turns = scheduler.take()) {
    for (const turn of turns) scheduler.started(turn, turn.free);
    all.push(...turns);
  }
  return all;
}

/** As `begin`, until none is left to begin. */
function hang(scheduler: EndpointScheduler): Turn[] {
  const all = begin(scheduler);
  while (scheduler.nextInMs < Infinity) {
    now += scheduler.nextInMs;
    all.push(...begin(scheduler));
  }
  return all;
}

/** Gives these endpoints of one account due deliveries. */
function due(scheduler: EndpointScheduler, accountId: number, endpoints: readonly number[], state: HealthState): void {
  for (const id of endpoints) {
    scheduler.update(facts(id, { state }, { accountId }));
    scheduler.wake(id);
  }
}

describe('EndpointScheduler', () => {
  it.each([
    ['good', 4],
    ['new', 1],
    ['suspect', 1],
    ['open', 1],
  ] as const)('grants a %s endpoint %i deliveries at once, and the next one when one has ended', (state, limit) => {
    const scheduler = schedulerWith({ 1: state });
    scheduler.wake(1);
    const [turn] = scheduler.take();
    expect(turn!.free).toBe(limit);
    scheduler.started(turn!, limit);
    expect(scheduler.take()).toEqual([]);
    scheduler.finished(turn!);
    expect(granted(scheduler.take())).toEqual([[1, 1]]);
  });

  it('grants an ordered endpoint one delivery at a time', () => {
    const scheduler = schedulerWith({});
    scheduler.update(facts(1, { state: 'good' }, { ordered: true }));
    scheduler.wake(1);
    expect(granted(scheduler.take())).toEqual([[1, 1]]);
  });

  it('lets new deliveries of an ordered endpoint settle', () => {
    const scheduler = schedulerWith({});
    scheduler.update(facts(1, { state: 'good' }, { ordered: true }));
    scheduler.newDeliveries(1);
    expect(scheduler.take()).toEqual([]);
    expect(scheduler.nextInMs).toBe(250);
    now += 250;
    expect(granted(scheduler.take())).toEqual([[1, 1]]);
  });

  it('grants no further turn to an endpoint that had fewer deliveries than it could take', () => {
    const scheduler = schedulerWith({ 1: 'good' });
    scheduler.wake(1);
    scheduler.started(scheduler.take()[0]!, 3);
    expect(scheduler.take()).toEqual([]);
  });

  it('grants another turn to an endpoint that was woken during its claim', () => {
    const scheduler = schedulerWith({ 1: 'good' });
    scheduler.wake(1);
    const [turn] = scheduler.take();
    scheduler.wake(1);
    scheduler.started(turn!, 0);
    expect(granted(scheduler.take())).toEqual([[1, 4]]);
  });

  it('moves an endpoint behind the others after its turn', () => {
    const scheduler = schedulerWith({ 1: 'suspect', 2: 'suspect' }, { slots: 5 });
    scheduler.wake(1);
    scheduler.wake(2);
    const [first] = scheduler.take();
    expect(first!.queue.endpointId).toBe(1);
    scheduler.started(first!, 1);
    scheduler.finished(first!);
    expect(granted(scheduler.take())).toEqual([[2, 1]]);
  });

  it('keeps the position of an endpoint that is woken again', () => {
    const scheduler = schedulerWith({ 1: 'suspect', 2: 'suspect' }, { slots: 5 });
    for (const id of [1, 2, 1]) scheduler.wake(id);
    expect(granted(scheduler.take())).toEqual([[1, 1]]);
  });

  it('keeps the position of endpoints that every scan finds again', () => {
    const scheduler = schedulerWith({ 1: 'suspect', 2: 'suspect' }, { slots: 5 });
    for (const id of [2, 1]) scheduler.wake(id);
    for (const id of [1, 2]) {
      scheduler.update(facts(id, { state: 'suspect' }));
      scheduler.wake(id);
    }
    expect(granted(scheduler.take())).toEqual([[2, 1]]);
  });

  it('separates the pools: hanging failing endpoints use no slots of healthy or new ones', () => {
    const endpoints = Object.fromEntries(ids(60).map((id) => [id, 'suspect' as const]));
    const scheduler = schedulerWith({ ...endpoints, 100: 'good', 200: 'new', 300: 'open' });
    for (const id of [...Object.keys(endpoints).map(Number), 100, 200, 300]) scheduler.wake(id);
    const turns = scheduler.take();
    for (const turn of turns) scheduler.started(turn, turn.free);
    expect(scheduler.inFlight).toEqual({ healthy: 4, new: 1, failing: 20 });
  });

  it('leaves room for healthy endpoints of an account when many of them start to hang', () => {
    const scheduler = schedulerWith({}, { slots: 200 });
    due(scheduler, 1, ids(100), 'good');
    const turns = hang(scheduler);
    // The account may use 112 of 120 slots: endpoints get four each until it uses more than half of them, and the others get one.
    expect(granted(turns)).toEqual(ids(67).map((id) => [id, id < 15 ? 4 : 1]));
  });

  it('grants a healthy endpoint several deliveries at once although those of another account hang', () => {
    const scheduler = schedulerWith({}, { slots: 2_000 });
    due(scheduler, 1, ids(1_200), 'good');
    hang(scheduler);
    due(scheduler, 2, [5_000], 'good');
    expect(granted(scheduler.take())).toEqual([[5_000, 4]]);
  });

  it.each(['new', 'suspect'] as const)(
    'begins attempts to many %s endpoints of an account at regular intervals',
    (state) => {
      const scheduler = schedulerWith({}, { slots: 2_000 });
      due(scheduler, 1, ids(1_200), state);
      expect(begin(scheduler)).toHaveLength(37);
      for (let n = 0; n < 60; n++) {
        expect(scheduler.nextInMs).toBe(100);
        now += 100;
        expect(begin(scheduler)).toHaveLength(5);
      }
      hang(scheduler);
      expect(scheduler.inFlight[state === 'new' ? 'new' : 'failing']).toBe(375);
    },
  );

  it('begins attempts to many healthy endpoints of an account at once', () => {
    const scheduler = schedulerWith({}, { slots: 2_000 });
    due(scheduler, 1, ids(1_200), 'good');
    expect(begin(scheduler).length).toBeGreaterThan(300);
  });

  it('grants a probe when the interval of the open circuit breaker has passed', () => {
    const scheduler = schedulerWith({ 1: { state: 'open', notBefore: new Date(now + 30_000) } });
    scheduler.wake(1);
    expect(scheduler.take()).toEqual([]);
    expect(scheduler.nextInMs).toBe(30_000);
    now += 30_000;
    expect(granted(scheduler.take())).toEqual([[1, 1]]);
  });

  it('grants nothing until the requested wait is over, even when scans find the endpoint repeatedly', () => {
    const scheduler = schedulerWith({ 1: { state: 'suspect', notBefore: new Date(now + 60_000) } });
    for (; now < start + 60_000; now += 1_000) {
      scheduler.wake(1);
      expect(scheduler.take()).toEqual([]);
    }
    expect(granted(scheduler.take())).toEqual([[1, 1]]);
  });

  it('keeps the rate of an endpoint', () => {
    const scheduler = schedulerWith({});
    scheduler.update(facts(1, { state: 'good' }, { maxPerSecond: 10 }));
    now += 10_000;
    scheduler.wake(1);
    let [turn] = scheduler.take();
    expect(turn!.free).toBe(2);
    scheduler.started(turn!, 2);
    expect(scheduler.take()).toEqual([]);
    expect(scheduler.nextInMs).toBe(100);
    now += 100;
    [turn] = scheduler.take();
    expect(turn!.free).toBe(1);
  });

  it('prefers the health that attempts have shown over that of the database, until it is reset', () => {
    const scheduler = schedulerWith({ 1: 'good' });
    scheduler.wake(1);
    const [turn] = scheduler.take();
    turn!.queue.health = { ...newHealth, state: 'open', notBefore: new Date(now + 30_000) };
    scheduler.started(turn!, 1);
    scheduler.finished(turn!);
    scheduler.update(facts(1, { state: 'good' }));
    scheduler.wake(1);
    expect(scheduler.take()).toEqual([]);
    scheduler.update(facts(1, { state: 'new' }, { generation: 1 }));
    expect(granted(scheduler.take())).toEqual([[1, 1]]);
  });

  it('grants nothing to forgotten endpoints, and frees their slots when their attempts end', () => {
    const scheduler = schedulerWith({ 1: 'good' });
    scheduler.wake(1);
    const [turn] = scheduler.take();
    scheduler.started(turn!, 4);
    scheduler.forget(() => true);
    scheduler.wake(1);
    for (let n = 0; n < 4; n++) scheduler.finished(turn!);
    expect(scheduler.take()).toEqual([]);
    expect(scheduler.inFlight.healthy).toBe(0);
  });

  describe.each(['good', 'new', 'suspect'] as const)('with %s endpoints of several accounts', (state) => {
    const [a, b, c] = [1, 2, 3];

    it('grants the first endpoint of an account at once, whatever hangs in another account', () => {
      const scheduler = schedulerWith({}, { slots: 2_000 });
      due(scheduler, a, ids(1_200), state);
      hang(scheduler);
      due(scheduler, b, [5_000], state);
      expect(scheduler.take().map(({ queue }) => queue.endpointId)).toEqual([5_000]);
    });

    it('grants an endpoint of another account the next turn, although hundreds became due before it', () => {
      const scheduler = schedulerWith({}, { slots: 2_000 });
      due(scheduler, a, ids(1_200), state);
      for (const turn of scheduler.take()) scheduler.started(turn, turn.free);
      due(scheduler, b, [5_000], state);
      expect(scheduler.take()[0]?.queue.endpointId).toBe(5_000);
    });

    it('leaves a slot for the next account beside ten accounts that hang', () => {
      const scheduler = schedulerWith({}, { slots: 2_000 });
      for (const account of ids(10, 1)) {
        due(scheduler, account, ids(1_200, account * 10_000), state);
        hang(scheduler);
      }
      due(scheduler, 999, [5_000], state);
      expect(scheduler.take()).toHaveLength(1);
    });

    it('divides the slots equally among accounts, however many endpoints each has', () => {
      const scheduler = schedulerWith({}, { slots: 2_000 });
      due(scheduler, a, ids(1_000), state);
      due(scheduler, b, ids(1_000, 1_000), state);
      due(scheduler, c, ids(1_000, 2_000), state);
      const turns = hang(scheduler);
      const slots = [a, b, c].map((account) =>
        turns.reduce((sum, { queue, free }) => (queue.accountId === account ? sum + free : sum), 0),
      );
      expect(Math.max(...slots) - Math.min(...slots)).toBeLessThanOrEqual(4);
    });
  });

  it('never exceeds a limit', () => {
    const step = fc.record({
      wake: fc.array(fc.integer({ min: 1, max: 12 })),
      found: fc.nat({ max: 6 }),
      finish: fc.array(fc.record({ index: fc.nat({ max: 40 }), state: fc.constantFrom('good', 'suspect', 'open') })),
      wait: fc.nat({ max: 500 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(step),
        (slots, perEndpoint, steps) => {
          const scheduler = new EndpointScheduler({ slots, perEndpoint, settleMs: 250, now: () => now });
          for (let id = 1; id <= 12; id++) scheduler.update(facts(id, {}, { ordered: id % 4 === 0 }));
          const inFlight: Turn[] = [];
          now = start;
          for (const { wake, found, finish, wait } of steps) {
            now += wait;
            for (const id of wake) scheduler.wake(id);
            for (const turn of scheduler.take()) {
              expect(turn.free).toBeGreaterThan(0);
              const count = Math.min(found, turn.free);
              scheduler.started(turn, count);
              for (let n = 0; n < count; n++) inFlight.push(turn);
            }
            const inPool = (pool: string) => inFlight.filter((turn) => turn.pool === pool).length;
            for (const pool of ['new', 'failing'] as const)
              expect(inPool(pool)).toBeLessThanOrEqual(Math.max(1, slots / 5));
            expect(inPool('healthy')).toBeLessThanOrEqual(Math.max(1, slots * 0.6));
            for (const { queue } of inFlight) {
              const count = inFlight.filter((other) => other.queue === queue).length;
              expect(count).toBeLessThanOrEqual(queue.ordered ? 1 : perEndpoint);
            }
            for (const { index, state } of finish) {
              const [turn] = inFlight.splice(index, 1);
              if (!turn) continue;
              const notBefore = state === 'open' ? new Date(now + 100) : null;
              turn.queue.health = { ...newHealth, state, notBefore };
              scheduler.finished(turn);
            }
          }
        },
      ),
    );
  });
});
