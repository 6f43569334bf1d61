import { createEndpoint, rotateSecret, signatureScheme, updateEndpoint } from '@plumbline/contracts';
import { attributes } from '@plumbline/http';
import { z } from 'zod';
import { exampleIds } from '../wire/example-ids';
import { code } from '../wire/values';

const projectIds = z.array(code).min(1).max(1_000).nullable();

const created = createEndpoint.request.shape;
export const newWebhook = attributes(
  {
    description: created.description,
    targetUrl: created.targetUrl,
    events: created.events,
    projectIds: projectIds.default(null),
    basicAuth: created.basicAuth,
    headers: created.headers,
    maxPerSecond: created.maxPerSecond,
    ordered: created.ordered,
    active: created.active,
    signatureScheme: signatureScheme.default('v1'),
  },
  {},
  {
    description: 'Tickets to the ERP',
    'target-url': 'https://erp.example.com/hooks/plumbline',
    events: ['ticket_created', 'ticket_updated'],
    'project-ids': [exampleIds.project],
    'basic-auth': { username: 'plumbline', password: 'a password of yours' },
    headers: [
      { name: 'X-Tenant', value: 'north' },
      { name: 'X-Key', value: 'never shown again', hidden: true },
    ],
  },
);

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
  },
  {},
  { description: 'Tickets to the ERP and the site diary', events: ['ticket_created', 'ticket_status_changed'] },
);

export const secretRotation = attributes(
  {
    overlapHours: rotateSecret.request.shape.overlapHours,
    /** That of the secret before it unless told. */
    signatureScheme: signatureScheme.optional(),
  },
  {},
  { 'overlap-hours': 24 },
);
