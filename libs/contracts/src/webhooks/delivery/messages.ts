import { z } from 'zod';
import { page, pageOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { uuid } from '../../core/values';
import { delivery, deliveryAttempt, deliveryFilter, undelivered } from './model';

/** When `countExact` is false, there are more items than `count`: lists are counted exactly only up to ten thousand items. */
const deliveriesOf = <Item extends z.ZodType>(item: Item) => pageOf(item).extend({ countExact: z.boolean() });

const ofEndpoint = {
  actor: principal,
  /** Absent for all webhooks of the account. */
  endpointId: uuid.optional(),
  page,
};

/** Lists deliveries, newest first. */
export const listDeliveries = rpc('webhooks.list-deliveries', {
  request: z.object({ ...ofEndpoint, filter: deliveryFilter.default({}) }),
  reply: deliveriesOf(delivery),
});

/** Lists deliveries that have not arrived and will not arrive soon, newest first. */
export const listUndelivered = rpc('webhooks.list-undelivered', {
  request: z.object({ ...ofEndpoint, filter: deliveryFilter.omit({ statuses: true }).default({}) }),
  reply: deliveriesOf(undelivered),
});

export const getDelivery = rpc('webhooks.get-delivery', {
  request: z.object({ actor: principal, endpointId: uuid, id: uuid }),
  /** `body` is the request body of every attempt. */
  reply: z.object({ delivery, body: z.string(), attempts: z.array(deliveryAttempt) }),
});
/** Schedules another attempt immediately, with the same `webhook-id`. */
export const resendDelivery = rpc('webhooks.resend-delivery', {
  request: z.object({ actor: principal, endpointId: uuid, id: uuid }),
  reply: delivery,
  write: true,
});
