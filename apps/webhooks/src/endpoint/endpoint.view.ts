import type { WebhookEndpoint } from '@plumbline/contracts';
import { newHealth, type Health } from './health/endpoint-health.policy';
import type { EndpointEntity } from './endpoint.entity';
import { liveKeys } from './secret/signing-key.policy';

/** An endpoint as its owner sees it: which values are hidden, but not the values. */
export function endpointView(endpoint: EndpointEntity, now: Date, health: Health = newHealth): WebhookEndpoint {
  const { publicId, accountId, description, targetUrl, events, projectIds, basicUsername } = endpoint;
  return {
    id: publicId,
    accountId,
    description,
    targetUrl,
    events,
    projectIds,
    basicAuth:
      basicUsername === null ? null : { username: basicUsername, passwordSet: endpoint.sealedBasicPassword !== null },
    headers: endpoint.headers.map((header) =>
      header.hidden ? { name: header.name, hidden: true } : { name: header.name, value: header.value, hidden: false },
    ),
    signingKeys: liveKeys(endpoint.signingKeys, now).map(({ sealed: _, ...shown }) => shown),
    maxPerSecond: endpoint.maxPerSecond,
    ordered: endpoint.ordered,
    active: endpoint.active && !endpoint.paused,
    paused: endpoint.paused,
    verification: endpoint.verification === 'none' ? 'none' : 'required',
    verificationState: endpoint.verification === 'none' ? null : endpoint.verification,
    verificationError: endpoint.verificationError,
    verifiedAt: endpoint.verification === 'verified' ? (endpoint.verifiedAt?.toISOString() ?? null) : null,
    allowedPerMinute: endpoint.allowedPerMinute,
    disabledReason: endpoint.disabledReason,
    state: health.state,
    failingSince: health.failingSince?.toISOString() ?? null,
    nextProbeAt: health.state === 'open' ? (health.notBefore ?? now).toISOString() : null,
    createdAt: endpoint.createdAt.toISOString(),
    updatedAt: endpoint.updatedAt.toISOString(),
  };
}
