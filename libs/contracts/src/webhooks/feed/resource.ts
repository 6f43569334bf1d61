import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toOptionalShortCode } from '../../core/short-code';
import { instant, shortCode } from '../../core/values';
import { feedEvent } from './model';

export const feedEventResource = resource('events', feedEvent, {
  description: 'An event of the account.',
  id: ({ id }) => id,
  attributes: {
    name: attribute(z.string(), ({ name }) => name),
    'project-id': attribute(
      shortCode.optional().describe('Absent for an event of the account as a whole.'),
      ({ projectId }) => toOptionalShortCode(projectId),
    ),
    'occurred-at': attribute(instant, ({ occurredAt }) => occurredAt),
    'received-at': attribute(instant, ({ receivedAt }) => receivedAt),
    payload: attribute(
      z.looseObject({}).describe('The body that webhooks receive.'),
      ({ body }) => JSON.parse(body) as Record<string, unknown>,
    ),
  },
  example: {
    id: '01a20c71-1e02-7a3b-9c4d-5e6f708192a3',
    name: 'ticket_created',
    projectId: 11,
    body: '{"data":{"id":"bq","type":"tickets","attributes":{"subject":"Crack in the wall"}},"event_name":"ticket_created"}',
    occurredAt: '2026-11-24T08:00:00.000Z',
    receivedAt: '2026-11-24T08:00:00.020Z',
  },
});

/** The `meta` of a page of the feed. */
export const feedMeta = {
  schema: z.object({
    'next-cursor': z.string().describe('The value of `after` for the next request.'),
    'has-more': z.boolean().describe('Whether more events are available, even when this page has few or none.'),
  }),
  example: { 'next-cursor': 'MS40NzEyLjIwMjYtMTEtMjQ', 'has-more': false },
};
