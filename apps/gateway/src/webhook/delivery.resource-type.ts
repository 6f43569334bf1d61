import { deliveryStatus, instant, resourceType, shortCode, undeliveredReason } from '@plumbline/contracts';
import { z } from 'zod';
import { attemptResource, deliveryResource } from './delivery.resource';

const id = '01a20c71-2b3c-7d4e-8f50-617283940a5b';
const headers = z.record(z.string(), z.string());

export const deliveryResourceType = resourceType('webhook-deliveries', {
  description: 'An event on its way to a webhook, or arrived there. Its id is the `webhook-id` of every attempt.',
  attributes: {
    'event-name': z.string(),
    'event-id': z.uuid(),
    'project-id': shortCode.optional().describe('Absent for an event of the account as a whole.'),
    status: deliveryStatus.describe('`failed`: no attempt is left.'),
    reason: undeliveredReason.optional().describe('Only in the list of what was not delivered.'),
    attempts: z.int().nonnegative(),
    'next-attempt-at': instant.optional(),
    'created-at': instant,
  },
  relationships: { webhook: 'webhooks' },
  example: deliveryResource({
    id,
    endpointId: '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8',
    eventId: '01a20c71-1e02-7a3b-9c4d-5e6f708192a3',
    eventName: 'ticket_created',
    projectId: 11,
    status: 'pending',
    attempts: 1,
    nextAttemptAt: '2026-11-24T08:00:05.310Z',
    createdAt: '2026-11-24T08:00:00.020Z',
  }),
});

/** What `meta` says of a list of deliveries besides its size. */
export const deliveryListMeta = {
  schema: z.object({
    'count-is-minimum': z
      .boolean()
      .optional()
      .describe('There are more than `count`, which goes on growing with the pages.'),
  }),
  example: {},
};

export const attemptResourceType = resourceType('webhook-delivery-attempts', {
  description: 'One request to a webhook, and what came back. What is hidden reads `[hidden]`.',
  attributes: {
    number: z.int().positive(),
    'started-at': instant,
    'duration-ms': z.int().nonnegative(),
    'request-headers': headers,
    'request-body': z.string(),
    'response-status': z.int().optional(),
    'response-headers': headers.optional(),
    'response-body': z.string().optional().describe('The first 16 KiB of it.'),
    error: z.string().optional().describe('Why there was no answer, for example `connection-refused`.'),
    'next-attempt-at': instant.optional().describe('When the next one was to follow; absent when none was.'),
  },
  example: attemptResource(
    {
      id: '01a20c71-2c00-7b1c-8d2e-3f405162738a',
      number: 1,
      startedAt: '2026-11-24T08:00:00.050Z',
      durationMs: 231,
      requestHeaders: { authorization: 'Basic [hidden]', 'content-type': 'application/json', 'webhook-id': id },
      responseStatus: 503,
      responseHeaders: { 'content-type': 'text/plain' },
      responseBody: 'try again later',
      error: null,
      nextAttemptAt: '2026-11-24T08:00:05.310Z',
    },
    '{"data":{"id":"bq","type":"tickets"},"event_name":"ticket_created"}',
  ),
});
