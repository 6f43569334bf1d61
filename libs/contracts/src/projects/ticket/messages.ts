import { z } from 'zod';
import ticketCreatedExample from '../../../examples/events/ticket.created.json';
import ticketDeletedExample from '../../../examples/events/ticket.deleted.json';
import ticketStatusChangedExample from '../../../examples/events/ticket.status-changed.json';
import ticketUpdatedExample from '../../../examples/events/ticket.updated.json';
import { event, offerResource } from '../../core/event';
import { orderBy, page, syncPageOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, numericId, uuid } from '../../core/values';
import { storedFile } from '../attachment/model';
import { ticketCondition, ticketSorts } from './filter';
import { deletedTicket, ticket, ticketFields, ticketStatusId } from './model';
import { ticketResource } from './resource';

const inProject = { actor: principal, projectId: numericId };
const one = { ...inProject, uuid };

/** Lists tickets, by id unless sorted. */
export const listTickets = rpc('projects.list-tickets', {
  request: z.object({
    actor: principal,
    /** 0 for every project that the actor sees. */
    projectId: z.union([z.literal(0), numericId]),
    page,
    /** A part of the subject, or a sequential id (`12` or `#12`). */
    search: z.string().max(200).optional(),
    sort: orderBy(ticketSorts).optional(),
    /** All of them are true of the tickets. */
    filters: z.array(ticketCondition).optional(),
    /** What gateways of the former release send instead of `filters`. */
    statusIds: z.array(ticketStatusId).max(6).optional(),
    /** Only tickets that changed at or after this instant. */
    changedSince: instant.optional(),
    /**
     * Counts deleted tickets as well, which keep their place among the others: a list of what has changed then never shrinks, so that no
     * ticket moves to a page that has been read. It excludes `search`, `sort` and `filters`: deleted tickets have no fields.
     */
    includeDeleted: z.boolean().optional(),
  }),
  reply: syncPageOf(ticket).extend({ deleted: z.array(deletedTicket).optional() }),
});

export const getTicket = rpc('projects.get-ticket', { request: z.object(one), reply: ticket });

/** Creates a ticket. A second call with the same `uuid` and project returns the existing ticket. */
export const createTicket = rpc('projects.create-ticket', {
  request: ticketFields.partial().extend({
    ...inProject,
    uuid: uuid.optional(),
    ticketTypeId: numericId,
    componentId: numericId,
    parentId: uuid.nullish(),
  }),
  reply: ticket,
  write: true,
});

/** Changes the given fields. Typed values are merged by key; a typed value of null is removed. */
export const updateTicket = rpc('projects.update-ticket', {
  request: ticketFields.partial().extend({
    ...one,
    ticketTypeId: numericId.optional(),
    componentId: numericId.optional(),
    /** When the ticket was closed, as the client has read it. Another time is refused: the status decides. */
    closedAt: instant.nullish(),
  }),
  reply: ticket,
  write: true,
});

/** Deletes a ticket with its comments and attachments. Throws `tickets.has-children` when it has subtickets. */
export const deleteTicket = rpc('projects.delete-ticket', {
  request: z.object(one),
  /** The stored files of its attachments, which the gateway then removes. */
  reply: z.object({ files: z.array(storedFile) }),
  write: true,
});

export const ticketCreated = event('ticket.created', {
  data: ticketResource.schema,
  webhook: offerResource('ticket_created', 'Tickets', ticketResource),
  description: 'A ticket was created.',
  example: ticketCreatedExample,
});
export const ticketUpdated = event('ticket.updated', {
  data: ticketResource.schema,
  webhook: offerResource('ticket_updated', 'Tickets', ticketResource),
  description: 'A ticket was changed.',
  example: ticketUpdatedExample,
});
export const ticketStatusChanged = event('ticket.status-changed', {
  data: ticketResource.schema,
  webhook: offerResource('ticket_status_changed', 'Tickets', ticketResource),
  description: 'The status of a ticket was changed. It is sent in addition to ticket_updated.',
  example: ticketStatusChangedExample,
});
export const ticketDeleted = event('ticket.deleted', {
  data: ticketResource.schema,
  webhook: offerResource('ticket_deleted', 'Tickets', ticketResource),
  description: 'A ticket was deleted. It carries the last state of the ticket.',
  example: ticketDeletedExample,
});
