import { z } from 'zod';
import { instant, numericId, uuid } from '../../core/values';

/** A custom header as clients set it. `value` may be absent for a hidden header that keeps its value. */
export const headerInput = z.object({
  name: z.string().min(1).max(200),
  value: z.string().max(4_000).optional(),
  hidden: z.boolean().default(false),
});
/** A custom header as responses show it. A hidden header has no value. */
export const headerView = z.object({ name: z.string(), value: z.string().optional(), hidden: z.boolean() });

/** `v1` is HMAC-SHA256 with a shared secret; `v1a` is ed25519 with a public key. */
export const signatureScheme = z.enum(['v1', 'v1a']);

/** Whether the subscriber must confirm that it wants events before any are sent. */
export const verificationNeed = z.enum(['none', 'required']);

/** A key that deliveries are signed with, without its secret. */
export const signingKeyView = z.object({
  scheme: signatureScheme,
  /** `whpk_...`, for `v1a`. */
  publicKey: z.string().optional(),
  createdAt: instant,
  /** When a rotated key stops being used; null for the current key. */
  expiresAt: instant.nullable(),
});

/**
 * The health of an endpoint: no attempt yet (`new`), the last attempt succeeded (`good`), it failed (`suspect`), or so many failed
 * in a row that the circuit breaker is open (`open`).
 */
export const endpointState = z.enum(['new', 'good', 'suspect', 'open']);

/** Why an endpoint was disabled: its subscriber answered 410 (`gone`) or wants no more events (`asked`), or it kept failing. */
export const disableReason = z.enum(['gone', 'asked', 'failing']);
export type DisableReason = z.infer<typeof disableReason>;

export const webhookEndpoint = z.object({
  id: uuid,
  accountId: numericId,
  description: z.string(),
  targetUrl: z.string(),
  /** Names of events, families of them (`ticket_*`), or only `*` for all. */
  events: z.array(z.string()),
  /** Null for all projects. */
  projectIds: z.array(numericId).nullable(),
  basicAuth: z.object({ username: z.string(), passwordSet: z.boolean() }).nullable(),
  headers: z.array(headerView),
  /** The current key first. */
  signingKeys: z.array(signingKeyView),
  /** The maximum number of attempts per second; null for no limit other than that of the service. */
  maxPerSecond: z.int().nullable(),
  /** Whether a delivery waits until all earlier ones have finished. */
  ordered: z.boolean(),
  /** Whether deliveries are sent: the endpoint is switched on and not paused. */
  active: z.boolean(),
  /** Whether events are received but wait until the endpoint is resumed. */
  paused: z.boolean(),
  verification: verificationNeed,
  /** Null when no verification is required. Nothing is sent until it is `verified`. */
  verificationState: z.enum(['pending', 'verified', 'failed']).nullable(),
  /** Why the last verification failed, for example `not-allowed` or `connection-refused`. */
  verificationError: z.string().nullable(),
  verifiedAt: instant.nullable(),
  /** The number of requests per minute that the subscriber allows; null for any. */
  allowedPerMinute: z.int().positive().nullable(),
  /** Why the system disabled the endpoint; null when it did not. */
  disabledReason: disableReason.nullable(),
  state: endpointState,
  /** The time of the first of the failures in a row; null when the last attempt succeeded. */
  failingSince: instant.nullable(),
  /** When the open circuit breaker allows the next attempt; null when it is closed. */
  nextProbeAt: instant.nullable().default(null),
  createdAt: instant,
  updatedAt: instant,
});
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>;

/** The settings of an endpoint that owners set. */
export const endpointSettings = z.object({
  description: z.string().max(500).default(''),
  targetUrl: z.string().max(2_000),
  events: z.array(z.string().max(100)).min(1).max(100),
  projectIds: z.array(numericId).min(1).max(1_000).nullable().default(null),
  /** `password` may be absent when one is set already and the user name does not change. */
  basicAuth: z
    .object({ username: z.string().min(1).max(200), password: z.string().max(1_000).optional() })
    .nullable()
    .default(null),
  headers: z.array(headerInput).max(50).default([]),
  maxPerSecond: z.int().min(1).max(1_000).nullable().default(null),
  ordered: z.boolean().default(false),
  active: z.boolean().default(true),
  verification: verificationNeed.default('none'),
});

/** What the event `webhook.failing` carries. */
export const failingEndpoint = z.object({
  endpointId: uuid,
  /** How much of the time has passed after which the endpoint is disabled. */
  percent: z.union([z.literal(50), z.literal(90)]),
  failingSince: instant,
  /** When the endpoint will be disabled, unless a delivery succeeds before. */
  disabledAt: instant,
});
export type FailingEndpoint = z.infer<typeof failingEndpoint>;

/** What the event `webhook.disabled` carries. */
export const disabledEndpoint = z.object({ endpointId: uuid, reason: disableReason });
export type DisabledEndpoint = z.infer<typeof disabledEndpoint>;
