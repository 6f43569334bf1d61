/**
 * What is known of an endpoint: `new` until its first attempt has ended, `good` after a success, `suspect` after a failure, and
 * `open` (the circuit breaker is) after several: then a probe now and again is all that it gets.
 */
export type HealthState = 'new' | 'good' | 'suspect' | 'open';

export interface Health {
  state: HealthState;
  /** Failures since the last success; those that were under way together count as one. */
  failures: number;
  /** When the first of them was known. */
  failingSince: Date | null;
  lastFailureAt: Date | null;
  /** No attempt before this: the breaker says so, or the subscriber has asked for it. */
  notBefore: Date | null;
  /** How many of the `disableNotices` have been given. */
  noticesGiven: number;
}

export const newHealth: Health = {
  state: 'new',
  failures: 0,
  failingSince: null,
  lastFailureAt: null,
  notBefore: null,
  noticesGiven: 0,
};

const goodHealth: Health = { ...newHealth, state: 'good' };

export interface HealthRules {
  /** Failures in a row that open the breaker. */
  opensAfter: number;
  /** Milliseconds from its opening to the first probe; twice as long after each that fails. */
  firstProbeMs: number;
  /** Milliseconds between probes at most. */
  longestProbeMs: number;
  /** Milliseconds of failing without a success after which the endpoint is switched off. */
  disableAfterMs: number;
}

const day = 24 * 3_600_000;

export const healthRules: HealthRules = {
  opensAfter: 5,
  firstProbeMs: 30_000,
  longestProbeMs: 15 * 60_000,
  disableAfterMs: 5 * day,
};

/** Percent of `disableAfterMs` at which the owner hears of it; at the last one the endpoint is switched off. */
export const disableNotices = [50, 90, 100] as const;
export type DisableNotice = (typeof disableNotices)[number];

/**
 * Failures further apart than this are not one time of failing: nothing was tried in between, as the longest wait of the
 * schedule (10 hours and its jitter) and the longest `Retry-After` are shorter.
 */
const silence = day;

/** An attempt that has ended, as far as it tells of its endpoint. */
export interface AttemptVerdict {
  succeeded: boolean;
  startedAt: Date;
  endedAt: Date;
  /** Milliseconds for which the subscriber asked to be left alone. */
  holdMs?: number;
}

export interface Judgement {
  health: Health;
  /** Notices that are due now, each once in a time of failing. */
  notices: DisableNotice[];
}

/** What an attempt changes; the same `health` object when that is nothing. */
export function healthAfter(health: Health, verdict: AttemptVerdict, rules: HealthRules = healthRules): Judgement {
  if (verdict.succeeded) return { health: health.state === 'good' ? health : goodHealth, notices: [] };
  return withNotices(afterFailure(health, verdict, rules), rules);
}

function afterFailure(health: Health, { startedAt, endedAt, holdMs = 0 }: AttemptVerdict, rules: HealthRules): Health {
  const { lastFailureAt } = health;
  const silent = lastFailureAt !== null && endedAt.getTime() - lastFailureAt.getTime() > silence;
  // Four attempts that a restart of the subscriber cuts off are one failure, not four.
  const together = lastFailureAt !== null && startedAt < lastFailureAt;
  const failures = health.failures + (together ? 0 : 1);
  const open = failures >= rules.opensAfter;
  const wait = Math.max(holdMs, open ? probeDelay(failures, rules) : 0);
  return {
    state: open ? 'open' : 'suspect',
    failures,
    failingSince: silent || health.failingSince === null ? endedAt : health.failingSince,
    lastFailureAt: endedAt,
    notBefore: later(together ? health.notBefore : null, wait > 0 ? new Date(endedAt.getTime() + wait) : null),
    noticesGiven: silent ? 0 : health.noticesGiven,
  };
}

/** Milliseconds from this failure to the next probe. */
function probeDelay(failures: number, { opensAfter, firstProbeMs, longestProbeMs }: HealthRules): number {
  return Math.min(firstProbeMs * 2 ** (failures - opensAfter), longestProbeMs);
}

function withNotices(health: Health, { disableAfterMs }: HealthRules): Judgement {
  const failingMs = health.lastFailureAt!.getTime() - health.failingSince!.getTime();
  const reached = disableNotices.filter((percent) => failingMs >= (disableAfterMs * percent) / 100);
  const notices = reached.slice(health.noticesGiven);
  return { health: { ...health, noticesGiven: Math.max(reached.length, health.noticesGiven) }, notices };
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
