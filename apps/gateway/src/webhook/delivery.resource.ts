import {
  present,
  toOne,
  toShortCode,
  type Delivery,
  type DeliveryAttempt,
  type Page,
  type Resource,
  type Undelivered,
} from '@plumbline/contracts';
import { pageOf, type Document } from '@plumbline/http';

export function deliveryResource(delivery: Delivery | Undelivered): Resource {
  return {
    id: delivery.id,
    type: 'webhook-deliveries',
    attributes: present({
      'event-name': delivery.eventName,
      'event-id': delivery.eventId,
      'project-id': delivery.projectId === null ? undefined : toShortCode(delivery.projectId),
      status: delivery.status,
      reason: 'reason' in delivery ? delivery.reason : undefined,
      attempts: delivery.attempts,
      'next-attempt-at': delivery.nextAttemptAt,
      'created-at': delivery.createdAt,
    }),
    relationships: { webhook: toOne('webhooks', delivery.endpointId) },
  };
}

/** An attempt, with the body that it sent. */
export function attemptResource(attempt: DeliveryAttempt, body: string): Resource {
  return {
    id: attempt.id,
    type: 'webhook-delivery-attempts',
    attributes: present({
      number: attempt.number,
      'started-at': attempt.startedAt,
      'duration-ms': attempt.durationMs,
      'request-headers': attempt.requestHeaders,
      'request-body': body,
      'response-status': attempt.responseStatus,
      'response-headers': attempt.responseHeaders,
      'response-body': attempt.responseBody,
      error: attempt.error,
      'next-attempt-at': attempt.nextAttemptAt,
    }),
  };
}

/** A part of a list of deliveries. `meta.count-is-minimum` when there are more than `meta.count`. */
export function deliveriesDocument(
  found: { items: (Delivery | Undelivered)[]; count: number; countExact: boolean },
  { page }: { page: Page },
): Document {
  const document = pageOf(found.items.map(deliveryResource), { count: found.count, page });
  return found.countExact ? document : { ...document, meta: { ...document.meta, 'count-is-minimum': true } };
}
