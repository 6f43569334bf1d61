import {
  disableReason,
  endpointState,
  headerView,
  instant,
  resourceType,
  shortCode,
  signatureScheme,
  verificationNeed,
} from '@plumbline/contracts';
import { z } from 'zod';
import { webhookResource } from './webhook.resource';

const id = '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8';

export const webhookResourceType = resourceType('webhooks', {
  description: 'A URL that is told of changes.',
  attributes: {
    description: z.string(),
    'target-url': z.string(),
    events: z.array(z.string()).describe('Names of events and families of them (`ticket_*`), or `*` for all.'),
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
    paused: z.boolean().describe('Whether events are taken and wait until the webhook is resumed.'),
    verification: verificationNeed.describe(
      'Whether the subscriber has to say that it wants events before it is sent any.',
    ),
    'verification-state': z.enum(['pending', 'verified', 'failed']).optional(),
    'verification-error': z.string().optional().describe('Why it failed, for example `not-allowed`.'),
    'verified-at': instant.optional(),
    'allowed-per-minute': z.int().positive().optional().describe('Requests that the subscriber allows in a minute.'),
    'disabled-reason': disableReason
      .optional()
      .describe(
        'Why it was switched off by itself: its subscriber is gone, asked for it, or has failed for five days.',
      ),
    state: endpointState.describe('What deliveries have shown: `open` ones are tried only now and again.'),
    'failing-since': instant.optional().describe('Absent unless the last attempt has failed.'),
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
    paused: false,
    verification: 'none',
    verificationState: null,
    verificationError: null,
    verifiedAt: null,
    allowedPerMinute: null,
    disabledReason: null,
    state: 'good',
    failingSince: null,
    createdAt: '2026-06-01T08:00:00.000Z',
    updatedAt: '2026-11-20T16:45:00.000Z',
  }),
});
