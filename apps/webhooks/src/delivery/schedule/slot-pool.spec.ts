import { newHealth } from '../../endpoint/health/endpoint-health.policy';
import { EndpointQueue } from './endpoint-queue';
import { SlotPool } from './slot-pool';

let lastId = 0;

/** Endpoints of one account that wait for their turns. */
function waiting(pool: SlotPool, accountId: number, count: number): EndpointQueue[] {
  return Array.from({ length: count }, () => {
    const endpointId = (lastId += 1);
    const facts = { endpointId, accountId, version: 1, maxPerSecond: null, ordered: false, generation: 0 };
    const queue = new EndpointQueue({ ...facts, health: newHealth }, 0);
    pool.add(queue);
    return queue;
  });
}

/** Gives a slot to each endpoint whose turn it is; returns them in this order. */
function serve(pool: SlotPool, { most = Infinity, now = 0 } = {}): EndpointQueue[] {
  const served: EndpointQueue[] = [];
  for (let queue = pool.next(now); queue && served.length < most; queue = pool.next(now)) {
    pool.delete(queue);
    pool.use(queue, 1, now);
    served.push(queue);
  }
  return served;
}

const accountsOf = (queues: readonly EndpointQueue[]) => queues.map(({ accountId }) => accountId);
const [a, b, c] = [1, 2, 3];

describe('SlotPool', () => {
  it('serves accounts in turn, and the endpoints of each in their order', () => {
    const pool = new SlotPool(80);
    const ofA = waiting(pool, a, 3);
    const ofB = waiting(pool, b, 1);
    const ofC = waiting(pool, c, 2);
    expect(serve(pool)).toEqual([ofA[0], ofB[0], ofC[0], ofA[1], ofC[1], ofA[2]]);
  });

  it('gives a free slot to the account that uses the fewest', () => {
    const pool = new SlotPool(80);
    const ofA = waiting(pool, a, 100);
    serve(pool);
    waiting(pool, b, 100);
    serve(pool);
    for (const queue of ofA.slice(0, 10)) pool.free(queue, 1);
    const next = accountsOf(serve(pool));
    expect(next.length).toBeGreaterThan(0);
    expect(new Set(next)).toEqual(new Set([b]));
  });

  it('lets accounts of equal use take turns when one slot is free at a time', () => {
    const pool = new SlotPool(1);
    waiting(pool, a, 2);
    waiting(pool, b, 2);
    const order: EndpointQueue[] = [];
    for (let [queue] = serve(pool); queue; [queue] = serve(pool)) {
      order.push(queue);
      pool.free(queue, 1);
    }
    expect(accountsOf(order)).toEqual([a, b, a, b]);
  });

  it.each([
    [1, 375],
    [2, 375],
    [20, 375],
    [100, 388],
  ])('keeps few slots free when %i accounts hang: they use %i of 400', (accounts, used) => {
    const pool = new SlotPool(400);
    for (let account = 1; account <= accounts; account++) waiting(pool, account, 400);
    serve(pool);
    expect(pool.used).toBe(used);
  });

  it('keeps slots for newcomers although accounts that hang came one after the other', () => {
    const pool = new SlotPool(400);
    const slots: number[] = [];
    for (let account = 1; account <= 12; account++) {
      waiting(pool, account, 400);
      slots.push(serve(pool).length);
    }
    expect(slots).toEqual([375, 5, 4, 4, 3, 2, 2, 1, 1, 1, 1, 1]);
  });

  it('keeps slots for newcomers beside 50 accounts, when attempts of those that use most have ended', () => {
    const pool = new SlotPool(400);
    const inUse: EndpointQueue[] = [];
    for (let account = 1; account <= 50; account++) {
      waiting(pool, account, 400);
      inUse.push(...serve(pool));
    }
    // Each slot that becomes free goes to an account that uses fewer, until all use as many.
    for (const queue of inUse) {
      pool.free(queue, 1);
      serve(pool);
    }
    expect(pool.used).toBe(375);
    waiting(pool, 999, 1);
    expect(accountsOf(serve(pool))).toEqual([999]);
  });

  it('begins attempts evenly when an account uses many slots, if it is an even pool, and those of other accounts at once', () => {
    const pool = new SlotPool(400, { even: true });
    waiting(pool, a, 400);
    expect(serve(pool)).toHaveLength(37);
    const counts = [50, 99, 100, 199, 200].map((now) => serve(pool, { now }).length);
    expect(counts).toEqual([0, 0, 5, 0, 5]);
    expect(pool.nextAt).toBe(300);
    waiting(pool, b, 1);
    expect(accountsOf(serve(pool, { now: 201 }))).toEqual([b]);
    for (let now = 300; now < 8_000; now += 100) serve(pool, { now });
    expect(pool.used).toBe(375);
    expect(pool.nextAt).toBe(Infinity);
  });

  it('begins the next attempt of an even pool although the clock was set back', () => {
    const pool = new SlotPool(400, { even: true });
    waiting(pool, a, 400);
    serve(pool, { now: 3_600_000 });
    expect(serve(pool, { now: 0 })).toHaveLength(5);
  });

  it('never makes an account wait that uses few slots, in an even pool', () => {
    const pool = new SlotPool(400, { even: true });
    const ofA = waiting(pool, a, 400);
    for (let begun = 0; begun < ofA.length;) {
      const served = serve(pool, { most: 32 });
      expect(served.length).toBeGreaterThan(0);
      for (const queue of served) pool.free(queue, 1);
      begun += served.length;
    }
  });

  it.each([1, 2, 3, 7])('uses every one of %i slots when accounts ask for one each', (slots) => {
    const pool = new SlotPool(slots);
    for (let account = 1; account <= slots + 1; account++) waiting(pool, account, 1);
    expect(serve(pool)).toHaveLength(slots);
  });

  it('keeps nothing of an account that neither waits nor uses a slot', () => {
    const pool = new SlotPool(400);
    for (let account = 1; account <= 100; account++) waiting(pool, account, 1);
    expect(pool.accounts).toBe(100);
    for (const queue of serve(pool)) pool.free(queue, 1);
    expect(pool.accounts).toBe(0);
  });
});
