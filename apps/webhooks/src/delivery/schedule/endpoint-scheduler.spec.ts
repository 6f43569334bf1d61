import * as fc from 'fast-check';
import { newHealth, type Health, type HealthState } from '../../endpoint/health/endpoint-health.policy';
import type { EndpointFacts } from './endpoint-queue';
import { EndpointScheduler, type Turn } from './endpoint-scheduler';

const start = Date.parse('2026-11-24T08:00:00Z');
let now: number;
beforeEach(() => (now = start));

function lanesWith(
  endpoints: Record<number, Partial<Health> | HealthState>,
  given: { slots?: number } = {},
): EndpointScheduler {
  const scheduler = new EndpointScheduler({ slots: 100, perEndpoint: 4, settleMs: 250, now: () => now, ...given });
  for (const [id, health] of Object.entries(endpoints)) {
    scheduler.learn(facts(Number(id), typeof health === 'string' ? { state: health } : health));
  }
  return scheduler;
}

function facts(endpointId: number, health: Partial<Health> = {}, given: Partial<EndpointFacts> = {}): EndpointFacts {
  const known = { ...newHealth, ...health };
  return { endpointId, version: 1, maxPerSecond: null, ordered: false, generation: 0, health: known, ...given };
}

const asked = (turns: Turn[]) => turns.map(({ queue, free }) => [queue.endpointId, free]);

describe('Lanes', () => {
  it.each([
    ['good', 4],
    ['new', 1],
    ['suspect', 1],
    ['open', 1],
  ] as const)('asks an endpoint that is %s for %i at once, and for the next when one has ended', (state, limit) => {
    const scheduler = lanesWith({ 1: state });
    scheduler.wake(1);
    const [turn] = scheduler.take();
    expect(turn!.free).toBe(limit);
    scheduler.started(turn!, limit);
    expect(scheduler.take()).toEqual([]);
    scheduler.finished(turn!);
    expect(asked(scheduler.take())).toEqual([[1, 1]]);
  });

  it('asks an endpoint with an order for one', () => {
    const scheduler = lanesWith({});
    scheduler.learn(facts(1, { state: 'good' }, { ordered: true }));
    scheduler.wake(1);
    expect(asked(scheduler.take())).toEqual([[1, 1]]);
  });

  it('lets new deliveries settle where the order counts', () => {
    const scheduler = lanesWith({});
    scheduler.learn(facts(1, { state: 'good' }, { ordered: true }));
    scheduler.arrived(1);
    expect(scheduler.take()).toEqual([]);
    expect(scheduler.nextInMs).toBe(250);
    now += 250;
    expect(asked(scheduler.take())).toEqual([[1, 1]]);
  });

  it('forgets the work of an endpoint that had less than it could take', () => {
    const scheduler = lanesWith({ 1: 'good' });
    scheduler.wake(1);
    scheduler.started(scheduler.take()[0]!, 3);
    expect(scheduler.take()).toEqual([]);
  });

  it('remembers an endpoint that is woken while it is being asked', () => {
    const scheduler = lanesWith({ 1: 'good' });
    scheduler.wake(1);
    const [turn] = scheduler.take();
    scheduler.wake(1);
    scheduler.started(turn!, 0);
    expect(asked(scheduler.take())).toEqual([[1, 4]]);
  });

  it('takes turns: who has had one waits behind the others', () => {
    const scheduler = lanesWith({ 1: 'suspect', 2: 'suspect' }, { slots: 5 });
    scheduler.wake(1);
    scheduler.wake(2);
    const [first] = scheduler.take();
    expect(first!.queue.endpointId).toBe(1);
    scheduler.started(first!, 1);
    scheduler.finished(first!);
    expect(asked(scheduler.take())).toEqual([[2, 1]]);
  });

  it('keeps a place in line when it is woken again', () => {
    const scheduler = lanesWith({ 1: 'suspect', 2: 'suspect' }, { slots: 5 });
    for (const id of [1, 2, 1]) scheduler.wake(id);
    expect(asked(scheduler.take())).toEqual([[1, 1]]);
  });

  it('keeps a place in line when it is learned again, by everything that is found at each look', () => {
    const scheduler = lanesWith({ 1: 'suspect', 2: 'suspect' }, { slots: 5 });
    for (const id of [2, 1]) scheduler.wake(id);
    for (const id of [1, 2]) {
      scheduler.learn(facts(id, { state: 'suspect' }));
      scheduler.wake(id);
    }
    expect(asked(scheduler.take())).toEqual([[2, 1]]);
  });

  it('has a pool of slots for each: suspects that hang take neither those of the good nor of the new', () => {
    const endpoints = Object.fromEntries(Array.from({ length: 60 }, (_, id) => [id, 'suspect' as const]));
    const scheduler = lanesWith({ ...endpoints, 100: 'good', 200: 'new', 300: 'open' });
    for (const id of [...Object.keys(endpoints).map(Number), 100, 200, 300]) scheduler.wake(id);
    const turns = scheduler.take();
    for (const turn of turns) scheduler.started(turn, turn.free);
    expect(scheduler.inFlight).toEqual({ good: 4, new: 1, suspect: 20 });
  });

  it('leaves room among the good when many of them begin to hang', () => {
    const ids = Array.from({ length: 40 }, (_, id) => id);
    const scheduler = lanesWith(Object.fromEntries([...ids, 100].map((id) => [id, 'good' as const])));
    for (const id of ids) scheduler.wake(id);
    for (let turns = scheduler.take(); turns.length > 0; turns = scheduler.take()) {
      for (const turn of turns) scheduler.started(turn, turn.free);
    }
    // 60 slots: eight endpoints have four each until half of them are taken, and the others one.
    expect(scheduler.inFlight.good).toBe(8 * 4 + 28);
  });

  it('gives an open breaker its probe when the time has come', () => {
    const scheduler = lanesWith({ 1: { state: 'open', notBefore: new Date(now + 30_000) } });
    scheduler.wake(1);
    expect(scheduler.take()).toEqual([]);
    expect(scheduler.nextInMs).toBe(30_000);
    now += 30_000;
    expect(asked(scheduler.take())).toEqual([[1, 1]]);
  });

  it('leaves an endpoint alone for as long as it has asked, also when it is found to have work again and again', () => {
    const scheduler = lanesWith({ 1: { state: 'suspect', notBefore: new Date(now + 60_000) } });
    for (; now < start + 60_000; now += 1_000) {
      scheduler.wake(1);
      expect(scheduler.take()).toEqual([]);
    }
    expect(asked(scheduler.take())).toEqual([[1, 1]]);
  });

  it('keeps to the pace of an endpoint', () => {
    const scheduler = lanesWith({});
    scheduler.learn(facts(1, { state: 'good' }, { maxPerSecond: 10 }));
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

  it('trusts what it has seen over what the database still says, until the endpoint begins afresh', () => {
    const scheduler = lanesWith({ 1: 'good' });
    scheduler.wake(1);
    const [turn] = scheduler.take();
    turn!.queue.health = { ...newHealth, state: 'open', notBefore: new Date(now + 30_000) };
    scheduler.started(turn!, 1);
    scheduler.finished(turn!);
    scheduler.learn(facts(1, { state: 'good' }));
    scheduler.wake(1);
    expect(scheduler.take()).toEqual([]);
    scheduler.learn(facts(1, { state: 'new' }, { generation: 1 }));
    expect(asked(scheduler.take())).toEqual([[1, 1]]);
  });

  it('asks nothing for endpoints that it has forgotten, and takes back their slots when their attempts end', () => {
    const scheduler = lanesWith({ 1: 'good' });
    scheduler.wake(1);
    const [turn] = scheduler.take();
    scheduler.started(turn!, 4);
    scheduler.forget(() => true);
    scheduler.wake(1);
    for (let n = 0; n < 4; n++) scheduler.finished(turn!);
    expect(scheduler.take()).toEqual([]);
    expect(scheduler.inFlight.good).toBe(0);
  });

  it('keeps every limit, whatever happens', () => {
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
          for (let id = 1; id <= 12; id++) scheduler.learn(facts(id, {}, { ordered: id % 4 === 0 }));
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
            for (const pool of ['new', 'suspect'] as const)
              expect(inPool(pool)).toBeLessThanOrEqual(Math.max(1, slots / 5));
            expect(inPool('good')).toBeLessThanOrEqual(Math.max(1, slots * 0.6));
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
