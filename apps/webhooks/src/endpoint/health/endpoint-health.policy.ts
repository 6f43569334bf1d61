/**
 * `new` until the first attempt has ended, `good` after a success, `suspect` after a failure, `open` after several failures in a
 * row: the circuit breaker is open, and only probes are sent.
 */
export const healthStates = ['new', 'good', 'suspect', 'open'] as const;
export type HealthState = (typeof healthStates)[number];

export interface Health {
  state: HealthState;
  /** Failures since the last success. Failures of attempts that were in flight together count as one. */
  failures: number;
  /** When the first of them ended. */
  failingSince: Date | null;
  lastFailureAt: Date | null;
  /** No attempt starts before this time, because of the circuit breaker or a `Retry-After`. */
  notBefore: Date | null;
  /** How many of the `disableNotices` have been sent. */
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
  /** Failures in a row that open the circuit breaker. */
  opensAfter: number;
  /** Milliseconds from opening to the first probe. The interval doubles after each failed probe. */
  firstProbeMs: number;
  /** The longest interval between probes, in milliseconds. */
  longestProbeMs: number;
  /** Milliseconds of failure without a success after which the endpoint is disabled. */
  disableAfterMs: number;
}

const day = 24 * 3_600_000;

export const healthRules: HealthRules = {
  opensAfter: 5,
  firstProbeMs: 30_000,
  longestProbeMs: 15 * 60_000,
  disableAfterMs: 5 * day,
};

/** Percentages of `disableAfterMs` at which the owner is notified. At the last one the endpoint is disabled. */
export const disableNotices = [50, 90, 100] as const;
export type DisableNotice = (typeof disableNotices)[number];

/**
 * Failures further apart than this belong to different outages: there was no attempt in between, because the longest wait of the
 * schedule (10 hours and its jitter) and the longest `Retry-After` are shorter.
 */
const silence = day;

/** What an attempt says about its endpoint. */
export interface AttemptVerdict {
  succeeded: boolean;
  startedAt: Date;
  endedAt: Date;
  /** Milliseconds for which the subscriber asked to receive nothing. */
  holdMs?: number;
}

export interface HealthUpdate {
  health: Health;
  /** The notices that are due now. Each is sent once per outage. */
  notices: DisableNotice[];
}

/** The health after an attempt. It is the same `health` object when nothing has changed. */
export function healthAfter(health: Health, verdict: AttemptVerdict, rules: HealthRules = healthRules): HealthUpdate {
  if (verdict.succeeded) return { health: health.state === 'good' ? health : goodHealth, notices: [] };
  return withNotices(afterFailure(health, verdict, rules), rules);
}

function afterFailure(health: Health, { startedAt, endedAt, holdMs = 0 }: AttemptVerdict, rules: HealthRules): Health {
  const { lastFailureAt } = health;
  const silent = lastFailureAt !== null && endedAt.getTime() - lastFailureAt.getTime() > silence;
  // Four attempts that a restart of the subscriber interrupts are one failure, not four.
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

function withNotices(health: Health, { disableAfterMs }: HealthRules): HealthUpdate {
  const failingMs = health.lastFailureAt!.getTime() - health.failingSince!.getTime();
  const reached = disableNotices.filter((percent) => failingMs >= (disableAfterMs * percent) / 100);
  const notices = reached.slice(health.noticesGiven);
  return { health: { ...health, noticesGiven: Math.max(reached.length, health.noticesGiven) }, notices };
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
