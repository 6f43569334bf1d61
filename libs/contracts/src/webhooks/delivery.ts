import { z } from 'zod';
import { page, pageOf } from '../core/page';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant } from '../core/values';

export const deliveryStatus = z.enum(['pending', 'delivered', 'failed']);
export const delivery = z.object({
  id: z.uuid(),
  endpointId: z.uuid(),
  eventId: z.uuid(),
  eventName: z.string(),
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
  /** The subscriber's HTTP status; null when there was no answer. */
  responseStatus: z.int().nullable(),
  responseBody: z.string().nullable(),
  /** Why there was no answer, for example `connection-refused`. */
  error: z.string().nullable(),
});
export type DeliveryAttempt = z.infer<typeof deliveryAttempt>;

export const listDeliveries = rpc('webhooks.list-deliveries', {
  request: z.object({ actor: principal, endpointId: z.uuid(), page, status: deliveryStatus.optional() }),
  reply: pageOf(delivery),
});
export const getDelivery = rpc('webhooks.get-delivery', {
  request: z.object({ actor: principal, endpointId: z.uuid(), id: z.uuid() }),
  reply: z.object({ delivery, attempts: z.array(deliveryAttempt) }),
});
/** Schedules another attempt now; the subscriber sees the same `webhook-id`. */
export const resendDelivery = rpc('webhooks.resend-delivery', {
  request: z.object({ actor: principal, endpointId: z.uuid(), id: z.uuid() }),
  reply: delivery,
  write: true,
});
