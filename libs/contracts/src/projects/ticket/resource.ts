import { z } from 'zod';
import { attribute, relatedTo, resource } from '../../core/resource';
import { toOptionalShortCode, toShortCode } from '../../core/short-code';
import { day, instant, shortCode, uuid } from '../../core/values';
import { choiceCode, ticketPriorities, ticketStatuses, type Choice } from './choices';
import { ticket, type Ticket } from './model';

const codeOf = (choices: readonly Choice[]) =>
  z.enum(choices.map(({ code }) => code)).describe(choices.map(({ code, name }) => `\`${code}\` ${name}`).join(', '));

const statusOf = ({ statusId }: Ticket) => choiceCode(ticketStatuses, statusId);
const priorityOf = ({ priorityId }: Ticket) => choiceCode(ticketPriorities, priorityId);
const assigneeOf = ({ assignedToId }: Ticket) => toOptionalShortCode(assignedToId);

export const ticketResource = resource('tickets', ticket, {
  description: 'A task or a defect at a place in a project.',
  id: ({ id }) => toShortCode(id),
  attributes: {
    id: attribute(shortCode.describe('The short code. Paths take `uuid`.'), ({ id }) => toShortCode(id)),
    uuid: attribute(uuid.describe('The `{uuid}` of paths.'), ({ uuid }) => uuid),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
    'updated-at': attribute(instant, ({ updatedAt }) => updatedAt),
    'server-updated-at': attribute(instant, ({ updatedAt }) => updatedAt),
    subject: attribute(z.string(), ({ subject }) => subject),
    'typed-values': attribute(
      z.record(z.string(), z.unknown()).describe('The values of the fields that the ticket type adds, by key.'),
      ({ typedValues }) => typedValues,
    ),
    'author-id': attribute(shortCode, ({ authorId }) => toShortCode(authorId)),
    'updated-by-id': attribute(shortCode, ({ updatedById }) => toShortCode(updatedById)),
    'assigned-to-id': attribute(shortCode.optional(), assigneeOf),
    'priority-id': attribute(codeOf(ticketPriorities), priorityOf),
    'status-id': attribute(codeOf(ticketStatuses), statusOf),
    'component-id': attribute(shortCode, ({ componentId }) => toShortCode(componentId)),
    'ticket-type-id': attribute(shortCode, ({ ticketTypeId }) => toShortCode(ticketTypeId)),
    'customer-id': attribute(shortCode, ({ accountId }) => toShortCode(accountId)),
    'project-id': attribute(shortCode, ({ projectId }) => toShortCode(projectId)),
    'sequential-id': attribute(
      z.int().positive().describe('Counts the tickets of the project from 1.'),
      ({ sequentialId }) => sequentialId,
    ),
    'due-date': attribute(day.optional(), ({ dueDate }) => dueDate),
    'due-date-change-count': attribute(
      z.int().nonnegative().describe('How often the due date was changed.'),
      ({ dueDateChangeCount }) => dueDateChangeCount,
    ),
    'parent-id': attribute(uuid.optional().describe('The `uuid` of the parent ticket.'), ({ parentId }) => parentId),
    'has-children': attribute(z.boolean(), ({ hasChildren }) => hasChildren),
    'plan-x': attribute(z.string().optional().describe('Position on the plan, as decimal text.'), ({ planX }) => planX),
    'plan-y': attribute(z.string().optional(), ({ planY }) => planY),
    progress: attribute(z.int().min(0).max(100).describe('In per cent.'), ({ progress }) => progress),
    subscribers: attribute(z.array(shortCode).describe('The users who are notified of changes.'), ({ subscribers }) =>
      subscribers.map(toShortCode),
    ),
    'closed-at': attribute(instant.optional(), ({ closedAt }) => closedAt),
    'closed-by-id': attribute(shortCode.optional(), ({ closedById }) => toOptionalShortCode(closedById)),
  },
  relationships: {
    author: relatedTo('users', ({ authorId }) => toShortCode(authorId)),
    'updated-by': relatedTo('users', ({ updatedById }) => toShortCode(updatedById)),
    'assigned-to': relatedTo('users', assigneeOf),
    priority: relatedTo('priorities', priorityOf),
    status: relatedTo('statuses', statusOf),
    project: relatedTo('projects', ({ projectId }) => toShortCode(projectId)),
    component: relatedTo('components', ({ componentId }) => toShortCode(componentId)),
    'ticket-type': relatedTo('ticket-types', ({ ticketTypeId }) => toShortCode(ticketTypeId)),
    'parent-ticket': relatedTo('tickets', ({ parentId }) => parentId),
  },
  // Comments, attachments and subtickets change these as well.
  unversioned: ['updated-at', 'server-updated-at', 'updated-by-id', 'has-children'],
  example: {
    id: 5120,
    uuid: '01a20c71-1dc8-7619-81db-9b50b56bcb13',
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
  },
});

export const ticketStatusResource = resource(
  'statuses',
  z.object({ id: z.int(), code: z.string(), name: z.string() }),
  {
    description: 'A status of tickets.',
    id: ({ code }) => code,
    attributes: {
      id: attribute(z.string().describe('The code.'), ({ code }) => code),
      name: attribute(z.string(), ({ name }) => name),
      number: attribute(z.int(), ({ id }) => id),
    },
    example: ticketStatuses[0],
  },
);
