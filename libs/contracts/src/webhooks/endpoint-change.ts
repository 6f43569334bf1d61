import { z } from 'zod';
import endpointCreatedExample from '../../examples/events/webhook.created.json';
import endpointDeletedExample from '../../examples/events/webhook.deleted.json';
import secretRotatedExample from '../../examples/events/webhook.secret-rotated.json';
import endpointUpdatedExample from '../../examples/events/webhook.updated.json';
import { event } from '../core/event';

/** What the audit trail says of an endpoint; never a password, a secret or the value of a header. */
const endpointFacts = z.object({ endpointId: z.uuid(), description: z.string(), targetUrl: z.string() });

export const endpointCreated = event('webhook.created', {
  data: endpointFacts,
  description: 'A webhook was set up.',
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
  description: 'A webhook has a new signing secret.',
  example: secretRotatedExample,
});
export const endpointDeleted = event('webhook.deleted', {
  data: endpointFacts,
  description: 'A webhook was deleted.',
  example: endpointDeletedExample,
});
