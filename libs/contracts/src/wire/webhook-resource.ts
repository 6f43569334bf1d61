import type { DisabledEndpoint, FailingEndpoint } from '../webhooks/endpoint';
import type { Resource } from './resource';

/** A webhook that was switched off. */
export function disabledWebhookResource({ endpointId, reason }: DisabledEndpoint): Resource {
  return { id: endpointId, type: 'webhooks', attributes: { active: false, reason } };
}

/** A webhook that will be switched off unless a delivery succeeds before. */
export function failingWebhookResource({ endpointId, percent, failingSince, disabledAt }: FailingEndpoint): Resource {
  return {
    id: endpointId,
    type: 'webhooks',
    attributes: { active: true, percent, 'failing-since': failingSince, 'disabled-at': disabledAt },
  };
}
