import { parts, type Costs, type Part } from './costs';

/** What the accounts do. docs/sizing.md states these assumptions. */
export interface Demand {
  accounts: number;
  /** Requests a minute of each account: all that its limit admits. */
  requestsPerMinute: number;
  /** The share of requests that create a ticket. The others read one. */
  writes: number;
  /** Webhooks to which the event of a ticket goes. */
  deliveriesPerWrite: number;
  /** The share of accounts that send all requests of a minute in its first seconds, as programs do that a clock starts. */
  bursting: number;
  burstSeconds: number;
}

export type Units = Record<Part, number>;

/** Milliseconds that work waits for a processor in the course of a run. */
export interface Waits {
  /** 99 of 100 requests wait at most this long, in all parts on their way together. */
  p99: number;
  /** The longest that a delivery waits. */
  delivery: number;
  /** The longest wait of each part. */
  longest: Record<Part, number>;
  /** The share of each part's processor time that is used. Above 1, the backlog grows for ever. */
  used: Record<Part, number>;
}

const stepMs = 100;
const stepsPerMinute = 60_000 / stepMs;
/** A backlog that outlives a minute shows in the later ones. */
const minutes = 3;
/** The parts that a response waits for. The others work after it. */
const onTheWay: readonly Part[] = ['gateway', 'projects', 'postgresql', 'rabbitmq'];
const afterwards: readonly Part[] = ['webhooks', 'postgresql', 'rabbitmq'];

/**
 * Runs the demand against an installation of so many units in steps of 100 ms. Each part is a queue: work joins it, and its units take
 * away what they can do in a step.
 */
export function simulate(demand: Demand, costs: Costs, units: Units): Waits {
  const perRequest = costOfRequest(demand, costs);
  const backlog = each(() => 0);
  const longest = each(() => 0);
  const waits: { requests: number; ms: number }[] = [];
  let delivery = 0;
  for (let step = 0; step < stepsPerMinute * minutes; step++) {
    const requests = requestsIn(step % stepsPerMinute, demand);
    const wait = each((part) => {
      const capacity = units[part] * stepMs * 1_000;
      backlog[part] = Math.max(0, backlog[part] + requests * perRequest[part] - capacity);
      return backlog[part] / (units[part] * 1_000);
    });
    for (const part of parts) longest[part] = Math.max(longest[part], wait[part]);
    waits.push({ requests, ms: sumOf(onTheWay, wait) });
    delivery = Math.max(delivery, sumOf(afterwards, wait));
  }
  const requestsPerMs = (demand.accounts * demand.requestsPerMinute) / 60_000;
  const used = each((part) => (requestsPerMs * perRequest[part]) / (units[part] * 1_000));
  return { p99: percentileOf(waits, 0.99), delivery, longest, used };
}

export interface Sizing {
  units: Units;
  waits: Waits;
  /** The parts in the order in which one unit of each was no longer enough. */
  gaveOut: Part[];
}

export interface Goal {
  p99Ms: number;
  deliveryMs: number;
  /** No part is used more than this on average, so that the loss of a machine leaves room. */
  used: number;
}

/** Finds how many units of each part meet the goal: begins with one of each, and adds to the part where work waits longest. */
export function size(demand: Demand, costs: Costs, goal: Goal): Sizing {
  const units = each(() => 1);
  const gaveOut: Part[] = [];
  for (;;) {
    const waits = simulate(demand, costs, units);
    const met = waits.p99 <= goal.p99Ms && waits.delivery <= goal.deliveryMs;
    const overused = parts.filter((part) => waits.used[part] > goal.used);
    if (met && overused.length === 0) return { units, waits, gaveOut };
    const [scarcest] = [...parts].sort(
      (one, other) => waits.longest[other] - waits.longest[one] || waits.used[other] - waits.used[one],
    );
    if (!gaveOut.includes(scarcest!)) gaveOut.push(scarcest!);
    // Large installations grow by a twentieth, or the search would take as many runs as there are units.
    units[scarcest!] += Math.max(1, Math.floor(units[scarcest!] / 20));
  }
}

/** Processor time of each part for the average request. */
export function costOfRequest(
  { writes, deliveriesPerWrite }: Demand,
  { read, ticket, delivery }: Costs,
): Record<Part, number> {
  return each(
    (part) =>
      (1 - writes) * read.micros[part] + writes * (ticket.micros[part] + deliveriesPerWrite * delivery.micros[part]),
  );
}

function requestsIn(stepOfMinute: number, demand: Demand): number {
  const { accounts, requestsPerMinute, bursting, burstSeconds } = demand;
  const perMinute = accounts * requestsPerMinute;
  const steady = (perMinute * (1 - bursting)) / stepsPerMinute;
  const burstSteps = (burstSeconds * 1_000) / stepMs;
  return steady + (stepOfMinute < burstSteps ? (perMinute * bursting) / burstSteps : 0);
}

function percentileOf(waits: { requests: number; ms: number }[], share: number): number {
  const sorted = waits.toSorted((one, other) => one.ms - other.ms);
  const all = sorted.reduce((sum, { requests }) => sum + requests, 0);
  let passed = 0;
  return sorted.find(({ requests }) => (passed += requests) >= all * share)!.ms;
}

function each<T>(valueOf: (part: Part) => T): Record<Part, T> {
  return Object.fromEntries(parts.map((part) => [part, valueOf(part)])) as Record<Part, T>;
}

function sumOf(of: readonly Part[], values: Record<Part, number>): number {
  return of.reduce((sum, part) => sum + values[part], 0);
}
