import { deliveryStatus, headerView, instant, resourceType, shortCode, signatureScheme } from '@plumbline/contracts';
import { z } from 'zod';
import { attemptResource, deliveryResource, webhookResource } from './webhook.resource';

const id = '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8';

export const webhookResourceType = resourceType('webhooks', {
  description: 'A URL that is told of changes.',
  attributes: {
    description: z.string(),
    'target-url': z.string(),
    events: z.array(z.string()).describe('Names of events, or `*` for all.'),
    'project-ids': z.array(shortCode).optional().describe('Absent for all projects.'),
    'basic-auth': z.object({ username: z.string(), 'password-set': z.boolean() }).optional(),
    headers: z.array(headerView).describe('What is sent along. A hidden one has no value here.'),
    'signing-keys': z
      .array(
        z.object({
          scheme: signatureScheme,
          'public-key': z.string().optional(),
          'created-at': instant,
          'expires-at': instant.optional(),
        }),
      )
      .describe('What messages are signed with; more than one while a rotation overlaps.'),
    'max-per-second': z.int().positive().optional(),
    ordered: z.boolean(),
    active: z.boolean(),
    'created-at': instant,
    'updated-at': instant,
    secret: z.string().optional().describe('Only in the answer that makes it.'),
  },
  example: webhookResource({
    id,
    accountId: 1001,
    description: 'Tickets to the ERP',
    targetUrl: 'https://erp.example.com/hooks/plumbline',
    events: ['ticket_created', 'ticket_updated'],
    projectIds: [11],
    basicAuth: { username: 'plumbline', passwordSet: true },
    headers: [
      { name: 'X-Tenant', value: 'north', hidden: false },
      { name: 'X-Key', hidden: true },
    ],
    signingKeys: [{ scheme: 'v1', createdAt: '2026-06-01T08:00:00.000Z', expiresAt: null }],
    maxPerSecond: 20,
    ordered: false,
    active: true,
    createdAt: '2026-06-01T08:00:00.000Z',
    updatedAt: '2026-11-20T16:45:00.000Z',
  }),
});

export const deliveryResourceType = resourceType('webhook-deliveries', {
  description: 'An event on its way to a webhook, or arrived there.',
  attributes: {
    'event-name': z.string(),
    'event-id': z.uuid(),
    status: deliveryStatus,
    attempts: z.int().nonnegative(),
    'next-attempt-at': instant.optional(),
    'created-at': instant,
  },
  relationships: { webhook: 'webhooks' },
  example: deliveryResource({
    id: '01a20c71-2b3c-7d4e-8f50-617283940a5b',
    endpointId: id,
    eventId: '01a20c71-1e02-7a3b-9c4d-5e6f708192a3',
    eventName: 'ticket_created',
    status: 'pending',
    attempts: 1,
    nextAttemptAt: '2026-11-24T08:00:05.310Z',
    createdAt: '2026-11-24T08:00:00.020Z',
  }),
});

export const attemptResourceType = resourceType('webhook-delivery-attempts', {
  description: 'One request to a webhook, and what came back.',
  attributes: {
    number: z.int().positive(),
    'started-at': instant,
    'duration-ms': z.int().nonnegative(),
    'response-status': z.int().optional(),
    'response-body': z.string().optional(),
    error: z.string().optional().describe('Why there was no answer, for example `connection-refused`.'),
  },
  example: attemptResource({
    id: '01a20c71-2c00-7b1c-8d2e-3f405162738a',
    number: 1,
    startedAt: '2026-11-24T08:00:00.050Z',
    durationMs: 231,
    responseStatus: 503,
    responseBody: 'try again later',
    error: null,
  }),
});
