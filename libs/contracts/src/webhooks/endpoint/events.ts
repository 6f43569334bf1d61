import { z } from 'zod';
import endpointCreatedExample from '../../../examples/events/webhook.created.json';
import endpointDeletedExample from '../../../examples/events/webhook.deleted.json';
import endpointDisabledExample from '../../../examples/events/webhook.disabled.json';
import endpointFailingExample from '../../../examples/events/webhook.failing.json';
import secretRotatedExample from '../../../examples/events/webhook.secret-rotated.json';
import endpointUpdatedExample from '../../../examples/events/webhook.updated.json';
import { event, offerModel } from '../../core/event';
import { uuid } from '../../core/values';
import { disabledEndpoint, failingEndpoint } from './model';
import { disabledWebhookResource, failingWebhookResource } from './resource';

/** For the audit trail: never a password, a secret or the value of a header. */
const endpointFacts = z.object({ endpointId: uuid, description: z.string(), targetUrl: z.string() });

export const endpointCreated = event('webhook.created', {
  data: endpointFacts,
  description: 'A webhook was created.',
  example: endpointCreatedExample,
});
export const endpointUpdated = event('webhook.updated', {
  data: endpointFacts.extend({
    /** The names of the settings that were given. */
    changed: z.array(z.string()),
  }),
  description: 'The settings of a webhook were changed.',
  example: endpointUpdatedExample,
});
export const secretRotated = event('webhook.secret-rotated', {
  data: endpointFacts,
  description: 'The signing secret of a webhook was rotated.',
  example: secretRotatedExample,
});
export const endpointDeleted = event('webhook.deleted', {
  data: endpointFacts,
  description: 'A webhook was deleted.',
  example: endpointDeletedExample,
});

export const endpointFailing = event('webhook.failing', {
  data: failingEndpoint,
  webhook: offerModel('webhook_failing', 'Webhooks', failingWebhookResource),
  description: 'A webhook has failed for 50 or 90 per cent of the time after which it is switched off.',
  example: endpointFailingExample,
});
export const endpointDisabled = event('webhook.disabled', {
  data: disabledEndpoint,
  webhook: offerModel('webhook_disabled', 'Webhooks', disabledWebhookResource),
  description:
    'A webhook was switched off because its subscriber is gone, wants no more events, or failed for too long.',
  example: endpointDisabledExample,
});
