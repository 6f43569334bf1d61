import { z } from 'zod';
import { syncListOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, nothing, numericId } from '../../core/values';
import { ticketType } from './model';

/** Lists the ticket types of the account, or those assigned to a project: they change there when they are assigned. */
export const listTicketTypes = rpc('projects.list-ticket-types', {
  request: z.object({ actor: principal, projectId: numericId.optional(), changedSince: instant.optional() }),
  reply: syncListOf(ticketType),
});
export const createTicketType = rpc('projects.create-ticket-type', {
  request: z.object({ actor: principal, name: z.string().trim().min(1).max(255) }),
  reply: ticketType,
  write: true,
});
/** Assigns a ticket type to a project. It succeeds as well when the type is assigned already. */
export const assignTicketType = rpc('projects.assign-ticket-type', {
  request: z.object({ actor: principal, projectId: numericId, ticketTypeId: numericId }),
  reply: nothing,
  write: true,
});
