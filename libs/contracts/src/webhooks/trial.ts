import { z } from 'zod';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { endpointSettings, signatureScheme } from './endpoint';

const headers = z.record(z.string(), z.string());

/** A delivery that was made to try an endpoint out, and what came of it. */
export const trial = z.object({
  /** The `webhook-id`. */
  id: z.uuid(),
  eventName: z.string(),
  /** As sent, secrets blotted out. */
  request: z.object({ url: z.string(), headers, body: z.string() }),
  /** The start of the answer's body; null when there was no answer. */
  response: z.object({ status: z.int(), headers, body: z.string() }).nullable(),
  /** Why there was no answer, for example `connection-refused`. */
  error: z.string().nullable(),
  durationMs: z.int().nonnegative(),
});
export type Trial = z.infer<typeof trial>;

const eventName = z.string().max(100).default('ticket_created');
/** Milliseconds: more than the sender takes to give a subscriber up. */
const timeoutMs = 20_000;

/** Sends an example of an event now, whatever the endpoint's state; it counts neither as a delivery nor for its health. */
export const testEndpoint = rpc('webhooks.test-endpoint', {
  request: z.object({ actor: principal, id: z.uuid(), eventName }),
  reply: trial,
  timeoutMs,
});
/** The same with settings that are not saved, signed with a secret that is made for this once. */
export const testSettings = rpc('webhooks.test-settings', {
  request: endpointSettings.extend({ actor: principal, signatureScheme: signatureScheme.default('v1'), eventName }),
  reply: trial,
  timeoutMs,
});
