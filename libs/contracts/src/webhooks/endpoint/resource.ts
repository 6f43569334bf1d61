import { z } from 'zod';
import { present } from '../../core/json-api';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, shortCode } from '../../core/values';
import {
  disabledEndpoint,
  disableReason,
  endpointState,
  failingEndpoint,
  headerView,
  signatureScheme,
  verificationNeed,
  webhookEndpoint,
} from './model';

const endpointId = '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8';

const signingKey = z.object({
  scheme: signatureScheme,
  'public-key': z.string().optional(),
  'created-at': instant,
  'expires-at': instant.optional(),
});

/** `secret` is only in the response that creates it. */
export const webhookResource = resource('webhooks', webhookEndpoint.extend({ secret: z.string().optional() }), {
  description: 'A URL that receives the events of the account.',
  id: ({ id }) => id,
  attributes: {
    description: attribute(z.string(), ({ description }) => description),
    'target-url': attribute(z.string(), ({ targetUrl }) => targetUrl),
    events: attribute(
      z.array(z.string()).describe('Names of events, families of them (`ticket_*`), or `*` for all.'),
      ({ events }) => events,
    ),
    'project-ids': attribute(z.array(shortCode).optional().describe('Absent for all projects.'), ({ projectIds }) =>
      projectIds?.map(toShortCode),
    ),
    'basic-auth': attribute(
      z.object({ username: z.string(), 'password-set': z.boolean() }).optional(),
      ({ basicAuth }) => basicAuth && { username: basicAuth.username, 'password-set': basicAuth.passwordSet },
    ),
    headers: attribute(
      z.array(headerView).describe('Custom headers of every request. A hidden header has no value here.'),
      ({ headers }) => headers,
    ),
    'signing-keys': attribute(
      z.array(signingKey).describe('The keys that requests are signed with; several during a rotation.'),
      ({ signingKeys }) =>
        signingKeys.map(({ scheme, publicKey, createdAt, expiresAt }) =>
          present({ scheme, 'public-key': publicKey, 'created-at': createdAt, 'expires-at': expiresAt }),
        ),
    ),
    'max-per-second': attribute(z.int().positive().optional(), ({ maxPerSecond }) => maxPerSecond),
    ordered: attribute(z.boolean(), ({ ordered }) => ordered),
    active: attribute(z.boolean(), ({ active }) => active),
    paused: attribute(
      z.boolean().describe('Whether events are received but wait until the webhook is resumed.'),
      ({ paused }) => paused,
    ),
    verification: attribute(
      verificationNeed.describe('Whether the subscriber must confirm that it wants events before any are sent.'),
      ({ verification }) => verification,
    ),
    'verification-state': attribute(
      z.enum(['pending', 'verified', 'failed']).optional(),
      ({ verificationState }) => verificationState,
    ),
    'verification-error': attribute(
      z.string().optional().describe('Why the verification failed, for example `not-allowed`.'),
      ({ verificationError }) => verificationError,
    ),
    'verified-at': attribute(instant.optional(), ({ verifiedAt }) => verifiedAt),
    'allowed-per-minute': attribute(
      z.int().positive().optional().describe('The number of requests per minute that the subscriber allows.'),
      ({ allowedPerMinute }) => allowedPerMinute,
    ),
    'disabled-reason': attribute(
      disableReason
        .optional()
        .describe(
          'Why the system switched the webhook off: its subscriber is gone, wants no more events, or failed for five days.',
        ),
      ({ disabledReason }) => disabledReason,
    ),
    state: attribute(
      endpointState.describe(
        'The health of the webhook. `open`: after repeated failures it is tried only occasionally.',
      ),
      ({ state }) => state,
    ),
    'failing-since': attribute(
      instant.optional().describe('Absent unless the last attempt failed.'),
      ({ failingSince }) => failingSince,
    ),
    'next-probe-at': attribute(
      instant.optional().describe('When the webhook is tried next, while its state is `open`.'),
      ({ nextProbeAt }) => nextProbeAt,
    ),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
    'updated-at': attribute(instant, ({ updatedAt }) => updatedAt),
    secret: attribute(z.string().optional().describe('Only in the response that creates it.'), ({ secret }) => secret),
  },
  // Not `updated-at`: it is all that a new password or a new hidden value changes.
  unversioned: ['signing-keys', 'state', 'failing-since', 'next-probe-at', 'secret'],
  example: {
    id: endpointId,
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
    nextProbeAt: null,
    createdAt: '2026-06-01T08:00:00.000Z',
    updatedAt: '2026-11-20T16:45:00.000Z',
  },
});

export const disabledWebhookResource = resource('webhooks', disabledEndpoint, {
  description: 'A webhook that the system switched off.',
  id: (endpoint) => endpoint.endpointId,
  attributes: {
    active: attribute(z.literal(false), () => false as const),
    reason: attribute(
      disableReason.describe(
        '`gone`: its subscriber answered 410; `asked`: it wants no more events; `failing`: it failed for too long.',
      ),
      ({ reason }) => reason,
    ),
  },
  example: { endpointId, reason: 'gone' },
});

export const failingWebhookResource = resource('webhooks', failingEndpoint, {
  description: 'A webhook that fails and will be switched off if it continues to fail.',
  id: (endpoint) => endpoint.endpointId,
  attributes: {
    active: attribute(z.literal(true), () => true as const),
    percent: attribute(
      failingEndpoint.shape.percent.describe('How much of the time has passed after which it is switched off.'),
      ({ percent }) => percent,
    ),
    'failing-since': attribute(instant, ({ failingSince }) => failingSince),
    'disabled-at': attribute(
      instant.describe('When it will be switched off, unless a delivery succeeds before.'),
      ({ disabledAt }) => disabledAt,
    ),
  },
  example: {
    endpointId,
    percent: 50,
    failingSince: '2026-11-24T08:00:00.000Z',
    disabledAt: '2026-11-29T08:00:00.000Z',
  },
});
