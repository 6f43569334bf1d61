import { z } from 'zod';
import ticketCreatedExample from '../../examples/events/ticket.created.json';
import ticketUpdatedExample from '../../examples/events/ticket.updated.json';
import ticketStatusChangedExample from '../../examples/events/ticket.status-changed.json';
import ticketDeletedExample from '../../examples/events/ticket.deleted.json';
import commentAddedExample from '../../examples/events/comment.added.json';
import { event, offered } from '../core/event';
import { page, pageOf } from '../core/page';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { day, instant, numericId } from '../core/values';
import { commentResourceType, ticketResourceType } from '../wire/ticket-resource-types';
import { storedFile } from './attachment';
import { typedFieldKey } from './project';

export const ticketStatusId = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
]);
export const ticketPriorityId = z.union([z.literal(1), z.literal(2), z.literal(3)]);

export const ticketFields = z.object({
  subject: z.string().max(1_000),
  statusId: ticketStatusId,
  priorityId: ticketPriorityId,
  assignedToId: numericId.nullable(),
  dueDate: day.nullable(),
  /** Per cent. */
  progress: z.int().min(0).max(100),
  typedValues: z.record(typedFieldKey, z.unknown()),
  subscribers: z.array(numericId).max(200),
  /** Place on the plan, as decimal text. */
  planX: z.string().max(32).nullable(),
  planY: z.string().max(32).nullable(),
});

export const ticket = ticketFields.extend({
  id: numericId,
  uuid: z.uuid(),
  accountId: numericId,
  projectId: numericId,
  componentId: numericId,
  ticketTypeId: numericId,
  /** Counts the tickets of a project from 1. */
  sequentialId: z.int().positive(),
  parentId: z.uuid().nullable(),
  hasChildren: z.boolean(),
  dueDateChangeCount: z.int().nonnegative(),
  authorId: numericId,
  updatedById: numericId,
  closedAt: instant.nullable(),
  closedById: numericId.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type Ticket = z.infer<typeof ticket>;

const place = { actor: principal, projectId: numericId };
const one = { ...place, uuid: z.uuid() };

/** Newest first unless sorted. */
export const listTickets = rpc('projects.list-tickets', {
  request: z.object({
    actor: principal,
    /** 0 for every project that the actor sees. */
    projectId: z.union([z.literal(0), numericId]),
    page,
    /** A part of the subject, or a sequential id (`12` or `#12`). */
    search: z.string().max(200).optional(),
    sort: z
      .object({
        field: z.enum(['created-at', 'updated-at', 'subject', 'sequential-id', 'due-date', 'status-id', 'priority-id']),
        descending: z.boolean(),
      })
      .optional(),
    statusIds: z.array(ticketStatusId).max(6).optional(),
    /** Only what changed at or after this instant. */
    changedSince: instant.optional(),
  }),
  reply: pageOf(ticket),
});

export const getTicket = rpc('projects.get-ticket', { request: z.object(one), reply: ticket });

/** A second create with the same `uuid` and project answers with the ticket that exists. */
export const createTicket = rpc('projects.create-ticket', {
  request: ticketFields.partial().extend({
    ...place,
    uuid: z.uuid().optional(),
    ticketTypeId: numericId,
    componentId: numericId,
    parentId: z.uuid().nullish(),
  }),
  reply: ticket,
  write: true,
});

/** Absent fields stay as they are, typed values by each key; a typed value of null is removed. */
export const updateTicket = rpc('projects.update-ticket', {
  request: ticketFields
    .partial()
    .extend({ ...one, ticketTypeId: numericId.optional(), componentId: numericId.optional() }),
  reply: ticket,
  write: true,
});

/** Comments and attachments go with the ticket; one with subtickets stays (`tickets.has-children`). */
export const deleteTicket = rpc('projects.delete-ticket', {
  request: z.object(one),
  /** Where the bytes of its attachments lay, so that the gateway can remove them. */
  reply: z.object({ files: z.array(storedFile) }),
  write: true,
});

export const comment = z.object({
  id: z.uuid(),
  ticketUuid: z.uuid(),
  projectId: numericId,
  authorId: numericId,
  text: z.string(),
  createdAt: instant,
});
export type Comment = z.infer<typeof comment>;

export const addComment = rpc('projects.add-comment', {
  request: z.object({ ...one, text: z.string().trim().min(1).max(10_000) }),
  reply: comment,
  write: true,
});
export const listComments = rpc('projects.list-comments', {
  request: z.object({ ...one, page }),
  reply: pageOf(comment),
});

export const ticketCreated = event('ticket.created', {
  data: ticketResourceType.schema,
  webhook: offered('ticket_created', 'Tickets', ticketResourceType.schema),
  description: 'A ticket was created.',
  example: ticketCreatedExample,
});
export const ticketUpdated = event('ticket.updated', {
  data: ticketResourceType.schema,
  webhook: offered('ticket_updated', 'Tickets', ticketResourceType.schema),
  description: 'A ticket was changed.',
  example: ticketUpdatedExample,
});
export const ticketStatusChanged = event('ticket.status-changed', {
  data: ticketResourceType.schema,
  webhook: offered('ticket_status_changed', 'Tickets', ticketResourceType.schema),
  description: 'The status of a ticket was changed; comes beside ticket_updated.',
  example: ticketStatusChangedExample,
});
export const ticketDeleted = event('ticket.deleted', {
  data: ticketResourceType.schema,
  webhook: offered('ticket_deleted', 'Tickets', ticketResourceType.schema),
  description: 'A ticket was deleted; carries its last state.',
  example: ticketDeletedExample,
});
export const commentAdded = event('comment.added', {
  data: commentResourceType.schema,
  webhook: offered('comment_added', 'Tickets', commentResourceType.schema),
  description: 'A comment was added to a ticket.',
  example: commentAddedExample,
});
