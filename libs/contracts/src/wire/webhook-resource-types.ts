import { z } from 'zod';
import { instant } from '../core/values';
import { disableReason } from './choices';
import { resourceType } from './resource-type';
import { disabledWebhookResource, failingWebhookResource } from './webhook-resource';

const endpointId = '01a1c0de-4b5a-7f60-9182-a3b4c5d6e7f8';

export const disabledWebhookResourceType = resourceType('webhooks', {
  description: 'A webhook that the system has switched off.',
  attributes: {
    active: z.literal(false),
    reason: disableReason.describe(
      '`gone`: its subscriber answered 410; `asked`: it asked for no more; `failing`: it has failed for too long.',
    ),
  },
  example: disabledWebhookResource({ endpointId, reason: 'gone' }),
});

export const failingWebhookResourceType = resourceType('webhooks', {
  description: 'A webhook that fails, and is switched off when it goes on failing.',
  attributes: {
    active: z.literal(true),
    percent: z.union([z.literal(50), z.literal(90)]).describe('Of the time after which it is switched off.'),
    'failing-since': instant,
    'disabled-at': instant.describe('When it will be switched off, unless a delivery succeeds before.'),
  },
  example: failingWebhookResource({
    endpointId,
    percent: 50,
    failingSince: '2026-11-24T08:00:00.000Z',
    disabledAt: '2026-11-29T08:00:00.000Z',
  }),
});
