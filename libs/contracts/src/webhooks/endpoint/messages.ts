import { z } from 'zod';
import { page, pageOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { nothing, uuid } from '../../core/values';
import { endpointSettings, verificationNeed, webhookEndpoint } from './model';

/** As the gateway generates it: `whsec_` and base64, or `whsk_` and the base64 of an ed25519 seed and public key. */
const signingSecret = z.string().regex(/^(whsec_[A-Za-z0-9+/]{32,88}=*|whsk_[A-Za-z0-9+/]{86}==)$/);

/** In milliseconds: longer than the timeout of a verification request to a subscriber. */
const verificationMs = 20_000;

/** Creates an endpoint. The gateway generates `secret` and shows a `whsec_...` once; the reply never contains it. */
export const createEndpoint = rpc('webhooks.create-endpoint', {
  request: endpointSettings.extend({ actor: principal, secret: signingSecret }),
  reply: webhookEndpoint,
  timeoutMs: verificationMs,
  write: true,
});
export const listEndpoints = rpc('webhooks.list-endpoints', {
  request: z.object({ actor: principal, page }),
  reply: pageOf(webhookEndpoint),
});
export const getEndpoint = rpc('webhooks.get-endpoint', {
  request: z.object({ actor: principal, id: uuid }),
  reply: webhookEndpoint,
});
/** Changes the given fields. */
export const updateEndpoint = rpc('webhooks.update-endpoint', {
  request: z.object({
    actor: principal,
    id: uuid,
    description: endpointSettings.shape.description.unwrap().optional(),
    targetUrl: endpointSettings.shape.targetUrl.optional(),
    events: endpointSettings.shape.events.optional(),
    projectIds: endpointSettings.shape.projectIds.unwrap().optional(),
    basicAuth: endpointSettings.shape.basicAuth.unwrap().optional(),
    headers: endpointSettings.shape.headers.unwrap().optional(),
    maxPerSecond: endpointSettings.shape.maxPerSecond.unwrap().optional(),
    ordered: z.boolean().optional(),
    active: z.boolean().optional(),
    /** Receives events but does not send them until `active` is set. */
    pause: z.literal(true).optional(),
    verification: verificationNeed.optional(),
  }),
  reply: webhookEndpoint,
  timeoutMs: verificationMs,
  write: true,
});
/** Adds a signing secret. Earlier secrets are used for at most `overlapHours` more. */
export const rotateSecret = rpc('webhooks.rotate-secret', {
  request: z.object({
    actor: principal,
    id: uuid,
    secret: signingSecret,
    overlapHours: z.int().min(0).max(168).default(24),
  }),
  reply: webhookEndpoint,
  write: true,
});
/** Repeats the verification. Its result is in the reply: a refusal by the subscriber is not an error. */
export const verifyEndpoint = rpc('webhooks.verify-endpoint', {
  request: z.object({ actor: principal, id: uuid }),
  reply: webhookEndpoint,
  timeoutMs: verificationMs,
});
export const deleteEndpoint = rpc('webhooks.delete-endpoint', {
  request: z.object({ actor: principal, id: uuid }),
  reply: nothing,
  write: true,
});
