import {
  instant,
  present,
  resourceType,
  shortCode,
  toShortCode,
  type FeedEvent,
  type Resource,
} from '@plumbline/contracts';
import { z } from 'zod';

/** An event as the feed shows it; `payload` is what webhooks get. */
export function feedEventResource({ id, name, projectId, body, occurredAt, receivedAt }: FeedEvent): Resource {
  return {
    id,
    type: 'events',
    attributes: present({
      name,
      'project-id': projectId === null ? undefined : toShortCode(projectId),
      'occurred-at': occurredAt,
      'received-at': receivedAt,
      payload: JSON.parse(body) as unknown,
    }),
  };
}

export const feedEventResourceType = resourceType('events', {
  description: 'Something that has happened.',
  attributes: {
    name: z.string(),
    'project-id': shortCode.optional().describe('Absent for an event of the account as a whole.'),
    'occurred-at': instant,
    'received-at': instant,
    payload: z.looseObject({}).describe('What webhooks get as their body.'),
  },
  example: feedEventResource({
    id: '01a20c71-1e02-7a3b-9c4d-5e6f708192a3',
    name: 'ticket_created',
    projectId: 11,
    body: '{"data":{"id":"bq","type":"tickets","attributes":{"subject":"Crack in the wall"}},"event_name":"ticket_created"}',
    occurredAt: '2026-11-24T08:00:00.000Z',
    receivedAt: '2026-11-24T08:00:00.020Z',
  }),
});

/** What `meta` says of a part of the feed. */
export const feedMeta = {
  schema: z.object({
    'next-cursor': z.string().describe('`after` of the next request.'),
    'has-more': z.boolean().describe('There are more already; also when this part is short, or empty.'),
  }),
  example: { 'next-cursor': 'MS40NzEyLjIwMjYtMTEtMjQ', 'has-more': false },
};
