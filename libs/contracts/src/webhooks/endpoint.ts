import { z } from 'zod';
import endpointDisabledExample from '../../examples/events/webhook.disabled.json';
import endpointFailingExample from '../../examples/events/webhook.failing.json';
import { event } from '../core/event';
import { page, pageOf } from '../core/page';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { disableReason } from '../wire/choices';
import { disabledWebhookResource, failingWebhookResource } from '../wire/webhook-resource';
import { disabledWebhookResourceType, failingWebhookResourceType } from '../wire/webhook-resource-types';
import { instant, nothing, numericId } from '../core/values';

/** An own header as it is set: `value` may be left out for a hidden one that keeps its value. */
export const headerInput = z.object({
  name: z.string().min(1).max(200),
  value: z.string().max(4_000).optional(),
  hidden: z.boolean().default(false),
});
/** An own header as it is shown: a hidden one has no value. */
export const headerView = z.object({ name: z.string(), value: z.string().optional(), hidden: z.boolean() });

/** `v1` is HMAC-SHA256 with a secret that both ends have, `v1a` ed25519 with a public key that anyone may have. */
export const signatureScheme = z.enum(['v1', 'v1a']);

/** Whether a subscriber has to say that it wants events before it is sent any. */
export const verificationNeed = z.enum(['none', 'required']);

/** A secret that deliveries are signed with now, without the secret. */
export const signingKeyView = z.object({
  scheme: signatureScheme,
  /** `whpk_...`, for `v1a`. */
  publicKey: z.string().optional(),
  createdAt: instant,
  /** Until when a rotated one is still used; null for the current one. */
  expiresAt: instant.nullable(),
});

/** As the gateway mints it: `whsec_` and base64, or `whsk_` and the base64 of an ed25519 seed and public key. */
const signingSecret = z.string().regex(/^(whsec_[A-Za-z0-9+/]{32,88}=*|whsk_[A-Za-z0-9+/]{86}==)$/);

/**
 * What deliveries have shown of an endpoint: nothing yet (`new`), that it works (`good`), that it failed the last time
 * (`suspect`), or that it has failed so often in a row that it is tried only now and again (`open`, as the circuit breaker is).
 */
export const endpointState = z.enum(['new', 'good', 'suspect', 'open']);

export const webhookEndpoint = z.object({
  id: z.uuid(),
  accountId: numericId,
  description: z.string(),
  targetUrl: z.string(),
  /** Names of events and families of them (`ticket_*`), or `*` alone for all. */
  events: z.array(z.string()),
  /** Null for all projects. */
  projectIds: z.array(numericId).nullable(),
  basicAuth: z.object({ username: z.string(), passwordSet: z.boolean() }).nullable(),
  headers: z.array(headerView),
  /** The current one first. */
  signingKeys: z.array(signingKeyView),
  /** Attempts in a second at most; null for no limit but the engine's own. */
  maxPerSecond: z.int().nullable(),
  /** Whether a delivery waits until those before it are over. */
  ordered: z.boolean(),
  /** Whether deliveries are sent, as far as the owner's switch and pause say. */
  active: z.boolean(),
  /** Whether events are taken and wait. */
  paused: z.boolean(),
  verification: verificationNeed,
  /** Null where no proof is asked for. Until it is `verified`, nothing is sent. */
  verificationState: z.enum(['pending', 'verified', 'failed']).nullable(),
  /** Why the last try failed, for example `not-allowed` or `connection-refused`. */
  verificationError: z.string().nullable(),
  verifiedAt: instant.nullable(),
  /** Requests in a minute that the subscriber allows; null for any. */
  allowedPerMinute: z.int().positive().nullable(),
  /** Why it is not active, when nobody has switched it off by hand. */
  disabledReason: disableReason.nullable(),
  state: endpointState,
  /** Since when every attempt has failed. */
  failingSince: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>;

/** What owners set. */
export const endpointSettings = z.object({
  description: z.string().max(500).default(''),
  targetUrl: z.string().max(2_000),
  events: z.array(z.string().max(100)).min(1).max(100),
  projectIds: z.array(numericId).min(1).max(1_000).nullable().default(null),
  /** `password` may be left out when one is set already and the user name stays. */
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

/** Milliseconds: more than the sender takes to give a subscriber up that is asked for a proof. */
const askingMs = 20_000;

/** `secret` is made by the gateway, which shows a `whsec_...` once; the answer never holds it. Its scheme is that of the endpoint. */
export const createEndpoint = rpc('webhooks.create-endpoint', {
  request: endpointSettings.extend({ actor: principal, secret: signingSecret }),
  reply: webhookEndpoint,
  timeoutMs: askingMs,
  write: true,
});
export const listEndpoints = rpc('webhooks.list-endpoints', {
  request: z.object({ actor: principal, page }),
  reply: pageOf(webhookEndpoint),
});
export const getEndpoint = rpc('webhooks.get-endpoint', {
  request: z.object({ actor: principal, id: z.uuid() }),
  reply: webhookEndpoint,
});
/** Absent fields stay as they are. */
export const updateEndpoint = rpc('webhooks.update-endpoint', {
  request: z.object({
    actor: principal,
    id: z.uuid(),
    description: endpointSettings.shape.description.unwrap().optional(),
    targetUrl: endpointSettings.shape.targetUrl.optional(),
    events: endpointSettings.shape.events.optional(),
    projectIds: endpointSettings.shape.projectIds.unwrap().optional(),
    basicAuth: endpointSettings.shape.basicAuth.unwrap().optional(),
    headers: endpointSettings.shape.headers.unwrap().optional(),
    maxPerSecond: endpointSettings.shape.maxPerSecond.unwrap().optional(),
    ordered: z.boolean().optional(),
    active: z.boolean().optional(),
    /** Takes events and lets them wait, until `active` is set. */
    pause: z.literal(true).optional(),
    verification: verificationNeed.optional(),
  }),
  reply: webhookEndpoint,
  timeoutMs: askingMs,
  write: true,
});
/** Signs with `secret` too from now on; those before it are used for `overlapHours` more at most. */
export const rotateSecret = rpc('webhooks.rotate-secret', {
  request: z.object({
    actor: principal,
    id: z.uuid(),
    secret: signingSecret,
    overlapHours: z.int().min(0).max(168).default(24),
  }),
  reply: webhookEndpoint,
  write: true,
});
/** Asks the subscriber again whether it wants events. What it says is in the reply; a refusal is no error. */
export const verifyEndpoint = rpc('webhooks.verify-endpoint', {
  request: z.object({ actor: principal, id: z.uuid() }),
  reply: webhookEndpoint,
  timeoutMs: askingMs,
});
export const deleteEndpoint = rpc('webhooks.delete-endpoint', {
  request: z.object({ actor: principal, id: z.uuid() }),
  reply: nothing,
  write: true,
});

const failingEndpoint = z.object({
  endpointId: z.uuid(),
  /** Of the time after which it is switched off. */
  percent: z.union([z.literal(50), z.literal(90)]),
  failingSince: instant,
  /** When it will be switched off, unless a delivery succeeds before. */
  disabledAt: instant,
});
export type FailingEndpoint = z.infer<typeof failingEndpoint>;

export const endpointFailing = event('webhook.failing', {
  data: failingEndpoint,
  webhook: {
    name: 'webhook_failing',
    group: 'Webhooks',
    resource: failingWebhookResourceType.schema,
    show: failingWebhookResource,
  },
  description: 'A webhook has failed for half, or for 90 percent, of the time after which it is switched off.',
  example: endpointFailingExample,
});

const disabledEndpoint = z.object({ endpointId: z.uuid(), reason: disableReason });
export type DisabledEndpoint = z.infer<typeof disabledEndpoint>;

export const endpointDisabled = event('webhook.disabled', {
  data: disabledEndpoint,
  webhook: {
    name: 'webhook_disabled',
    group: 'Webhooks',
    resource: disabledWebhookResourceType.schema,
    show: disabledWebhookResource,
  },
  description: 'A webhook was switched off because its subscriber is gone, wants no more, or has failed for too long.',
  example: endpointDisabledExample,
});
