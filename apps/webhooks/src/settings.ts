import type { KeyRing } from '@plumbline/crypto';
import { retryDelays } from './delivery/attempt/retry-schedule.policy';
import { healthRules, type HealthRules } from './endpoint/health/endpoint-health.policy';

/** Concurrency and timing of the delivery engine. */
export class DeliverySettings {
  /** Attempts in flight at once in this process. */
  readonly slots: number = 2_000;
  /** Attempts in flight at once to one healthy endpoint. */
  readonly perEndpoint: number = 4;
  /** Milliseconds between two scans for due deliveries. A scan finds what no signal announced. */
  readonly scanMs: number = 1_000;
  /** Milliseconds from each attempt to the next one. */
  readonly delays: readonly number[] = retryDelays;
  readonly health: HealthRules = healthRules;
}

/** Timing of the leases by which processes share the endpoints. */
export class ShardSettings {
  /** Milliseconds after which a process that does not renew its lease loses its shards. */
  readonly leaseMs: number = 10_000;
  /** Milliseconds between two renewals. */
  readonly renewMs: number = 2_000;
  /** Milliseconds that attempts in flight have to finish before a shard is handed over. Less than the lease. */
  readonly drainMs: number = 8_000;
}

export class ReplaySettings {
  /** Milliseconds between two steps of a replay. */
  readonly replayStepMs: number = 500;
  /** How often in a row a step may fail. It is tried for about five minutes, and what the database refuses then it refuses for ever. */
  readonly replayStepTries: number = 10;
  /** Milliseconds after which another process takes over the replay of a dead one. More than the longest step takes. */
  readonly replayLeaseMs: number = 15_000;
}

export class RetentionSettings {
  /** Whole days for which events, deliveries and attempts are kept. */
  readonly days: number = 30;
}

/** Where this installation sends requests, and how it introduces itself. */
export class OutboundSettings {
  readonly allowHttp: boolean = false;
  readonly allowPrivateAddresses: boolean = false;
  /** URL of the proxy through which every request goes. */
  readonly proxyUrl?: string;
  /** DNS name that targets see in `webhook-request-origin` when they are asked for verification. */
  readonly requestOrigin: string = 'plumbline';
  /** Connections to one origin at most. */
  readonly connections: number = 2_000;
}

/** The keys that encrypt passwords, hidden header values and signing secrets. */
export class EncryptionSettings implements KeyRing {
  readonly keys: Readonly<Record<string, string>> = {};
  readonly current: string = '';
}
