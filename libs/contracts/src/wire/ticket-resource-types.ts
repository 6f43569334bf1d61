import { z } from 'zod';
import { day, instant } from '../core/values';
import { attachmentKind, ticketPriorities, ticketStatuses } from './choices';
import { resourceType, shortCode } from './resource-type';
import { attachmentResource, commentResource, ticketResource } from './ticket-resource';

const named = (choices: readonly { code: string; name: string }[]) =>
  z.enum(choices.map(({ code }) => code)).describe(choices.map(({ code, name }) => `\`${code}\` ${name}`).join(', '));

const ticketUuid = '01a20c71-1dc8-7619-81db-9b50b56bcb13';

export const ticketResourceType = resourceType('tickets', {
  description: 'Something to be done or to be seen to, at a place of a project.',
  attributes: {
    id: shortCode.describe('The short code. Paths take `uuid`.'),
    uuid: z.uuid().describe('What the path of the ticket takes.'),
    'created-at': instant,
    'updated-at': instant,
    'server-updated-at': instant,
    subject: z.string(),
    'typed-values': z.record(z.string(), z.unknown()).describe('The values of the fields that the ticket type adds.'),
    'author-id': shortCode,
    'updated-by-id': shortCode,
    'assigned-to-id': shortCode.optional(),
    'priority-id': named(ticketPriorities),
    'status-id': named(ticketStatuses),
    'component-id': shortCode,
    'ticket-type-id': shortCode,
    'customer-id': shortCode,
    'project-id': shortCode,
    'sequential-id': z.int().positive().describe('Counts the tickets of the project from 1.'),
    'due-date': day.optional(),
    'due-date-change-count': z.int().nonnegative().describe('How often the due date was moved.'),
    'parent-id': z.uuid().optional().describe('The ticket that this one is a subticket of.'),
    'has-children': z.boolean(),
    'plan-x': z.string().optional().describe('Place on the plan, as decimal text.'),
    'plan-y': z.string().optional(),
    progress: z.int().min(0).max(100).describe('Per cent.'),
    subscribers: z.array(shortCode).describe('Users who are told of changes.'),
    'closed-at': instant.optional(),
    'closed-by-id': shortCode.optional(),
  },
  relationships: {
    author: 'users',
    'updated-by': 'users',
    'assigned-to': 'users',
    priority: 'priorities',
    status: 'statuses',
    project: 'projects',
    component: 'components',
    'ticket-type': 'ticket-types',
    'parent-ticket': 'tickets',
  },
  example: ticketResource({
    id: 5120,
    uuid: ticketUuid,
    accountId: 1001,
    projectId: 11,
    componentId: 21,
    ticketTypeId: 31,
    sequentialId: 128,
    parentId: null,
    hasChildren: false,
    subject: 'Crack in the wall of stairwell 2, third floor',
    statusId: 2,
    priorityId: 3,
    assignedToId: 2003,
    dueDate: '2026-12-11',
    dueDateChangeCount: 1,
    progress: 25,
    typedValues: {},
    subscribers: [2001, 2003],
    planX: '412.5',
    planY: '188.25',
    authorId: 2002,
    updatedById: 2003,
    closedAt: null,
    closedById: null,
    createdAt: '2026-11-24T08:00:00.000Z',
    updatedAt: '2026-11-24T13:40:12.481Z',
  }),
});

export const commentResourceType = resourceType('journals', {
  description: "An entry of a ticket's journal.",
  attributes: {
    id: z.uuid(),
    comment: z.string(),
    'ticket-uuid': z.uuid(),
    'project-id': shortCode,
    'author-id': shortCode,
    'created-at': instant,
  },
  relationships: { author: 'users' },
  example: commentResource({
    id: '01a20d02-5a10-7c3b-9a4e-2b1f0c9d8e7f',
    ticketUuid,
    projectId: 11,
    authorId: 2002,
    text: 'Gauge fitted; we look again on Friday.',
    createdAt: '2026-11-24T10:38:00.000Z',
  }),
});

export const attachmentResourceType = resourceType('ticket-attachment', {
  description: 'A file at a ticket. The entry of `included` whose id is `attachable-id` says where to download it.',
  attributes: {
    id: z.uuid(),
    'attachable-id': z.uuid(),
    'attachable-type': attachmentKind,
    'ticket-uuid': z.uuid(),
    'project-id': shortCode,
    'author-id': shortCode,
    title: z.string().describe("The file's name."),
    caption: z.string().optional(),
    'content-type': z.string().describe('By content, not by name.'),
    'file-size': z.int().positive().describe('Bytes.'),
    'created-at': instant,
    'updated-at': instant,
  },
  example: attachmentResource({
    id: '01a20d11-80f4-7e2a-b6c5-7d8e9f0a1b2c',
    ticketUuid,
    projectId: 11,
    authorId: 2002,
    name: 'stairwell-2-crack.jpg',
    caption: 'Seen from the landing',
    kind: 'images',
    file: {
      key: '1001/01a20d11/9f3c1d2e',
      size: 483_112,
      sha256: '5b3e9d01'.repeat(8),
      contentType: 'image/jpeg',
      thumbnailKey: '1001/01a20d11/9f3c1d2e.thumbnail',
    },
    createdAt: '2026-11-24T10:54:20.000Z',
    updatedAt: '2026-11-24T10:54:20.000Z',
  }),
});
