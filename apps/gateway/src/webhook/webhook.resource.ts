import {
  present,
  toOne,
  toShortCode,
  type Delivery,
  type DeliveryAttempt,
  type Resource,
  type WebhookEndpoint,
} from '@plumbline/contracts';

/** A webhook as the API shows it; `secret` only in the answer to the call that made it. */
export function webhookResource(endpoint: WebhookEndpoint, { secret }: { secret?: string } = {}): Resource {
  const { basicAuth } = endpoint;
  return {
    id: endpoint.id,
    type: 'webhooks',
    attributes: present({
      description: endpoint.description,
      'target-url': endpoint.targetUrl,
      events: endpoint.events,
      'project-ids': endpoint.projectIds?.map(toShortCode),
      'basic-auth': basicAuth && { username: basicAuth.username, 'password-set': basicAuth.passwordSet },
      headers: endpoint.headers,
      'signing-keys': endpoint.signingKeys.map(({ scheme, publicKey, createdAt, expiresAt }) =>
        present({ scheme, 'public-key': publicKey, 'created-at': createdAt, 'expires-at': expiresAt }),
      ),
      'max-per-second': endpoint.maxPerSecond,
      ordered: endpoint.ordered,
      active: endpoint.active,
      'created-at': endpoint.createdAt,
      'updated-at': endpoint.updatedAt,
      secret,
    }),
  };
}

export function deliveryResource(delivery: Delivery): Resource {
  return {
    id: delivery.id,
    type: 'webhook-deliveries',
    attributes: present({
      'event-name': delivery.eventName,
      'event-id': delivery.eventId,
      status: delivery.status,
      attempts: delivery.attempts,
      'next-attempt-at': delivery.nextAttemptAt,
      'created-at': delivery.createdAt,
    }),
    relationships: { webhook: toOne('webhooks', delivery.endpointId) },
  };
}

export function attemptResource(attempt: DeliveryAttempt): Resource {
  return {
    id: attempt.id,
    type: 'webhook-delivery-attempts',
    attributes: present({
      number: attempt.number,
      'started-at': attempt.startedAt,
      'duration-ms': attempt.durationMs,
      'response-status': attempt.responseStatus,
      'response-body': attempt.responseBody,
      error: attempt.error,
    }),
  };
}
