import { z } from 'zod';
import { page, pageOf } from '../core/page';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, numericId } from '../core/values';

export const deliveryStatus = z.enum(['pending', 'delivered', 'failed']);
export const delivery = z.object({
  id: z.uuid(),
  endpointId: z.uuid(),
  eventId: z.uuid(),
  eventName: z.string(),
  /** Null for an event of the account as a whole. */
  projectId: numericId.nullable(),
  status: deliveryStatus,
  attempts: z.int().nonnegative(),
  nextAttemptAt: instant.nullable(),
  createdAt: instant,
});
export type Delivery = z.infer<typeof delivery>;

export const deliveryAttempt = z.object({
  id: z.uuid(),
  number: z.int().positive(),
  startedAt: instant,
  durationMs: z.int().nonnegative(),
  /** As sent, secrets blotted out; empty when there was nothing to send because the settings could not be decrypted. */
  requestHeaders: z.record(z.string(), z.string()),
  /** The subscriber's HTTP status; null when there was no answer. */
  responseStatus: z.int().nullable(),
  responseHeaders: z.record(z.string(), z.string()).nullable(),
  /** The first 16 KiB of it. */
  responseBody: z.string().nullable(),
  /** Why there was no answer, for example `connection-refused`. */
  error: z.string().nullable(),
  /** When the next one was to follow; null when none was. */
  nextAttemptAt: instant.nullable(),
});
export type DeliveryAttempt = z.infer<typeof deliveryAttempt>;

/** What of a list is wanted; absent is everything. */
export const deliveryFilter = z.object({
  statuses: z.array(deliveryStatus).min(1).max(3).optional(),
  eventNames: z.array(z.string().max(100)).min(1).max(100).optional(),
  projectIds: z.array(numericId).min(1).max(1_000).optional(),
  /** Deliveries that were made at or after this instant, */
  from: instant.optional(),
  /** and before this one. */
  to: instant.optional(),
});
export type DeliveryFilter = z.infer<typeof deliveryFilter>;

/** `count` is exact unless told: past ten thousand more than the page shows, it says that there are more, and not how many. */
const deliveriesOf = <Item extends z.ZodType>(item: Item) => pageOf(item).extend({ countExact: z.boolean() });

const which = {
  actor: principal,
  /** Absent: of every webhook of the account. */
  endpointId: z.uuid().optional(),
  page,
};

/** Newest first. */
export const listDeliveries = rpc('webhooks.list-deliveries', {
  request: z.object({ ...which, filter: deliveryFilter.default({}) }),
  reply: deliveriesOf(delivery),
});

/** Given up; waiting for longer than ten minutes; or waiting for a webhook that is switched off. */
export const undeliveredReason = z.enum(['given-up', 'late', 'webhook-inactive']);
export type UndeliveredReason = z.infer<typeof undeliveredReason>;
export const undelivered = delivery.extend({ reason: undeliveredReason });
export type Undelivered = z.infer<typeof undelivered>;

/** What has not arrived and will not by itself, or not soon; newest first. */
export const listUndelivered = rpc('webhooks.list-undelivered', {
  request: z.object({ ...which, filter: deliveryFilter.omit({ statuses: true }).default({}) }),
  reply: deliveriesOf(undelivered),
});

export const getDelivery = rpc('webhooks.get-delivery', {
  request: z.object({ actor: principal, endpointId: z.uuid(), id: z.uuid() }),
  /** `body` is what every attempt sends. */
  reply: z.object({ delivery, body: z.string(), attempts: z.array(deliveryAttempt) }),
});
/** Schedules another attempt now; the subscriber sees the same `webhook-id`. */
export const resendDelivery = rpc('webhooks.resend-delivery', {
  request: z.object({ actor: principal, endpointId: z.uuid(), id: z.uuid() }),
  reply: delivery,
  write: true,
});
