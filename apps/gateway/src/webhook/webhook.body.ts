import { createEndpoint, rotateSecret, signatureScheme, testEndpoint, updateEndpoint } from '@plumbline/contracts';
import type { ErrorCode } from '@plumbline/errors';
import { attributes } from '@plumbline/http';
import { z } from 'zod';
import { exampleIds } from '../documentation/example-ids';
import { code } from '../request-values/ids';

const projectIds = z.array(code).min(1).max(1_000).nullable();

/** Maximum size of settings in bytes: far above valid ones, so that most invalid settings are reported by pointer. */
export const settingsBytes = 4 * 1024 * 1024;

/** Error codes of settings, in addition to `request.invalid`. */
export const settingsErrors = [
  'webhooks.unknown-event',
  'webhooks.unknown-project',
  'webhooks.target-not-allowed',
  'webhooks.header-not-allowed',
] as const satisfies ErrorCode[];

const created = createEndpoint.request.shape;
const settings = {
  description: created.description,
  targetUrl: created.targetUrl,
  events: created.events,
  projectIds: projectIds.default(null),
  basicAuth: created.basicAuth,
  headers: created.headers,
  maxPerSecond: created.maxPerSecond,
  ordered: created.ordered,
  active: created.active,
  verification: created.verification,
  signatureScheme: signatureScheme.default('v1'),
};
const example = {
  description: 'Tickets to the ERP',
  'target-url': 'https://erp.example.com/hooks/plumbline',
  events: ['ticket_created', 'ticket_updated'],
  'project-ids': [exampleIds.project],
  'basic-auth': { username: 'plumbline', password: 'a password of yours' },
  headers: [
    { name: 'X-Tenant', value: 'north' },
    { name: 'X-Key', value: 'never shown again', hidden: true },
  ],
};
export const newWebhook = attributes(settings, {}, example);

const { eventName } = testEndpoint.request.shape;
export const testedWebhook = attributes({ ...settings, eventName }, {}, { ...example, 'event-name': 'ticket_created' });
export const testedEvent = attributes({ eventName }, {}, { 'event-name': 'ticket_created' });

const changed = updateEndpoint.request.shape;
export const webhookChange = attributes(
  {
    description: changed.description,
    targetUrl: changed.targetUrl,
    events: changed.events,
    projectIds: projectIds.optional(),
    basicAuth: changed.basicAuth,
    headers: changed.headers,
    maxPerSecond: changed.maxPerSecond,
    ordered: changed.ordered,
    active: changed.active,
    verification: changed.verification,
  },
  {},
  { description: 'Tickets to the ERP and the site diary', events: ['ticket_created', 'ticket_status_changed'] },
);

export const secretRotation = attributes(
  {
    overlapHours: rotateSecret.request.shape.overlapHours,
    /** Defaults to the scheme of the previous secret. */
    signatureScheme: signatureScheme.optional(),
  },
  {},
  { 'overlap-hours': 24 },
);
