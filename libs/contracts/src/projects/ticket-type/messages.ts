import { z } from 'zod';
import { syncListOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, numericId } from '../../core/values';
import { ticketType } from './model';
import { capabilities, maxTypedFields, newTypedField, staticFields, typedFieldKey } from './typed-field';

/** Lists the ticket types of the account, or those assigned to a project: they change there when they are assigned. */
export const listTicketTypes = rpc('projects.list-ticket-types', {
  request: z.object({ actor: principal, projectId: numericId.optional(), changedSince: instant.optional() }),
  reply: syncListOf(ticketType),
});
export const createTicketType = rpc('projects.create-ticket-type', {
  request: z.object({
    actor: principal,
    name: z.string().trim().min(1).max(255),
    typedFields: z.array(newTypedField).max(maxTypedFields).optional(),
    capabilities: capabilities.optional(),
    staticFields: staticFields.optional(),
  }),
  reply: ticketType,
  write: true,
});
/** Assigns a ticket type to a project. When it is assigned already, given `requiredFields` replace the former ones. */
export const assignTicketType = rpc('projects.assign-ticket-type', {
  request: z.object({
    actor: principal,
    projectId: numericId,
    ticketTypeId: numericId,
    requiredFields: z.array(typedFieldKey).max(maxTypedFields).optional(),
  }),
  /** What the project requires now. */
  reply: z.object({ requiredFields: z.array(typedFieldKey).optional() }),
  write: true,
});
