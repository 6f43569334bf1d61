import { parts, type Cost, type Part } from './costs';
import { simulate, size, type Demand, type Units } from './simulation';

const of = (values: Partial<Record<Part, number>>, otherwise = 0) =>
  Object.fromEntries(parts.map((part) => [part, values[part] ?? otherwise])) as Record<Part, number>;
const cost = (micros: Partial<Record<Part, number>>): Cost => ({ micros: of(micros), bytes: 0 });
const costs = {
  read: cost({ gateway: 200, projects: 100 }),
  ticket: cost({ gateway: 1_000, projects: 2_000 }),
  delivery: cost({ webhooks: 1_000 }),
};
const one: Units = of({}, 1);
const demand: Demand = {
  accounts: 100,
  requestsPerMinute: 30,
  writes: 0,
  deliveriesPerWrite: 0,
  bursting: 0,
  burstSeconds: 1,
};

describe('the simulation', () => {
  it('makes nothing wait while every part has time for its work', () => {
    const { p99, used } = simulate(demand, costs, one);
    expect(p99).toBe(0);
    // 50 reads a second of 200 and 100 microseconds.
    expect(used.gateway).toBeCloseTo(0.01);
    expect(used.projects).toBeCloseTo(0.005);
  });

  it('makes a burst wait until its backlog is done', () => {
    // 12,000 requests of 200 microseconds in a second: 2.4 seconds of work, of which 1.4 are left at its end.
    const { longest } = simulate({ ...demand, accounts: 400, bursting: 1 }, costs, one);
    expect(longest.gateway).toBeCloseTo(1_400);
    expect(
      simulate({ ...demand, accounts: 400, bursting: 1 }, costs, { ...one, gateway: 2 }).longest.gateway,
    ).toBeCloseTo(200);
  });

  it('lets a backlog grow for ever where the work is more than the time', () => {
    const { used, longest } = simulate({ ...demand, accounts: 20_000 }, costs, one);
    expect(used.gateway).toBeCloseTo(2);
    // Three minutes, of which half the work is done.
    expect(longest.gateway).toBeCloseTo(180_000, -3);
  });

  it('counts deliveries apart from what a response waits for', () => {
    const writes = { ...demand, accounts: 2_000, writes: 0.5, deliveriesPerWrite: 3 };
    const { p99, delivery } = simulate(writes, costs, of({ webhooks: 1 }, 100));
    expect(p99).toBe(0);
    expect(delivery).toBeGreaterThan(1_000);
  });
});

describe('the size of an installation', () => {
  const goal = { p99Ms: 250, deliveryMs: 5_000, used: 0.6 };

  it('is one of each for little work', () => {
    expect(size(demand, costs, goal)).toMatchObject({ units: one, gaveOut: [] });
  });

  it('grows where work waits longest, and names the parts in that order', () => {
    const { units, waits, gaveOut } = size({ ...demand, accounts: 20_000 }, costs, goal);
    expect(gaveOut).toEqual(['gateway', 'projects']);
    // 10,000 reads a second are two seconds of the gateway's work: 60 % of 4 processes.
    expect(units).toMatchObject({ gateway: 4, projects: 2, webhooks: 1 });
    expect(waits.used.gateway).toBeLessThanOrEqual(0.6);
  });
});
