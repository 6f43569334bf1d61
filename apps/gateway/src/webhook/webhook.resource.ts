import { present, toShortCode, type Resource, type WebhookEndpoint } from '@plumbline/contracts';

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
      paused: endpoint.paused,
      verification: endpoint.verification,
      'verification-state': endpoint.verificationState,
      'verification-error': endpoint.verificationError,
      'verified-at': endpoint.verifiedAt,
      'allowed-per-minute': endpoint.allowedPerMinute,
      'disabled-reason': endpoint.disabledReason,
      state: endpoint.state,
      'failing-since': endpoint.failingSince,
      'created-at': endpoint.createdAt,
      'updated-at': endpoint.updatedAt,
      secret,
    }),
  };
}
