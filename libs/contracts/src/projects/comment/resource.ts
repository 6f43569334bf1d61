import { z } from 'zod';
import { attribute, relatedTo, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, shortCode, uuid } from '../../core/values';
import { comment } from './model';

/** The wire format shows comments as journal entries. */
export const commentResource = resource('journals', comment, {
  description: "An entry of a ticket's journal.",
  id: ({ id }) => id,
  attributes: {
    id: attribute(uuid, ({ id }) => id),
    comment: attribute(z.string(), ({ text }) => text),
    'ticket-uuid': attribute(uuid, ({ ticketUuid }) => ticketUuid),
    'project-id': attribute(shortCode, ({ projectId }) => toShortCode(projectId)),
    'author-id': attribute(shortCode, ({ authorId }) => toShortCode(authorId)),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
  },
  relationships: { author: relatedTo('users', ({ authorId }) => toShortCode(authorId)) },
  example: {
    id: '01a20d02-5a10-7c3b-9a4e-2b1f0c9d8e7f',
    ticketUuid: '01a20c71-1dc8-7619-81db-9b50b56bcb13',
    projectId: 11,
    authorId: 2002,
    text: 'Gauge fitted; we look again on Friday.',
    createdAt: '2026-11-24T10:38:00.000Z',
  },
});
