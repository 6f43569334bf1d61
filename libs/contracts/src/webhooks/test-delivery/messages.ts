import { z } from 'zod';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { endpointSettings, signatureScheme } from '../endpoint/model';
import { uuid } from '../../core/values';
import { testDelivery } from './model';

const eventName = z.string().max(100).default('ticket_created');
/** In milliseconds: longer than the timeout of a request to a subscriber. */
const timeoutMs = 20_000;

/** Sends an example event at once, whatever the endpoint's status. It does not count as a delivery or for its health. */
export const testEndpoint = rpc('webhooks.test-endpoint', {
  request: z.object({ actor: principal, id: uuid, eventName }),
  reply: testDelivery,
  timeoutMs,
});
/** Sends an example event with settings that are not saved, signed with a secret that is generated for this request. */
export const testSettings = rpc('webhooks.test-settings', {
  request: endpointSettings.extend({ actor: principal, signatureScheme: signatureScheme.default('v1'), eventName }),
  reply: testDelivery,
  timeoutMs,
});
