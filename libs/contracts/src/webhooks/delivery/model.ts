import { z } from 'zod';
import { instant, numericId, uuid } from '../../core/values';

export const deliveryStatus = z.enum(['pending', 'delivered', 'failed']);
export const delivery = z.object({
  id: uuid,
  endpointId: uuid,
  eventId: uuid,
  eventName: z.string(),
  /** Null for an event of the account as a whole. */
  projectId: numericId.nullable(),
  status: deliveryStatus,
  attempts: z.int().nonnegative(),
  nextAttemptAt: instant.nullable(),
  createdAt: instant,
});
export type Delivery = z.infer<typeof delivery>;

/** Why an attempt has failed, unless the status of the response says it. `docs/webhooks.md` explains each. */
export const attemptError = z.enum([
  'address-not-allowed',
  'name-not-found',
  'name-lookup-failed',
  'connection-refused',
  'connect-timed-out',
  'timed-out',
  'connection-lost',
  'unreachable',
  'tls-missing',
  'tls-too-old',
  'tls-refused',
  'certificate-invalid',
  'proxy-unreachable',
  'proxy-refused',
  'answer-malformed',
  'redirect-not-followed',
  'settings-unreadable',
  'failed',
]);
export type AttemptError = z.infer<typeof attemptError>;

export const deliveryAttempt = z.object({
  id: uuid,
  number: z.int().positive(),
  startedAt: instant,
  durationMs: z.int().nonnegative(),
  /** As sent, with secrets redacted; empty when nothing was sent because the settings could not be decrypted. */
  requestHeaders: z.record(z.string(), z.string()),
  /** The HTTP status of the response; null without a response. */
  responseStatus: z.int().nullable(),
  responseHeaders: z.record(z.string(), z.string()).nullable(),
  /** The first 16 KiB of the response body. */
  responseBody: z.string().nullable(),
  /** Why it has failed, unless the status says it: an `attemptError`, or one of a newer version. */
  error: z.string().nullable(),
  /** When the next attempt was scheduled; null when there was none. */
  nextAttemptAt: instant.nullable(),
});
export type DeliveryAttempt = z.infer<typeof deliveryAttempt>;

/** The filters of a list of deliveries. An absent filter matches everything. */
export const deliveryFilter = z.object({
  statuses: z.array(deliveryStatus).min(1).max(3).optional(),
  eventNames: z.array(z.string().max(100)).min(1).max(100).optional(),
  projectIds: z.array(numericId).min(1).max(1_000).optional(),
  /** Deliveries created at or after this instant. */
  from: instant.optional(),
  /** Deliveries created before this instant. */
  to: instant.optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilter>;

/** Given up; pending for more than ten minutes; or pending for a webhook that is switched off. */
export const undeliveredReason = z.enum(['given-up', 'late', 'webhook-inactive']);
export type UndeliveredReason = z.infer<typeof undeliveredReason>;
export const undelivered = delivery.extend({ reason: undeliveredReason });
export type Undelivered = z.infer<typeof undelivered>;
