import { ticketStatuses } from '@plumbline/contracts';
import { z } from 'zod';
import { listSearch } from '../app/list/list-search';

export const ticketSorts = ['-created-at', '-updated-at', 'due-date', '-priority-id', 'sequential-id'] as const;

/** The search parameters of a list of tickets. */
export const ticketSearch = listSearch.extend({
  status: z
    .array(z.enum(ticketStatuses.map(({ code }) => code)))
    .optional()
    .catch(undefined),
  sort: z.enum(ticketSorts).optional().catch(undefined),
});
export type TicketSearch = z.output<typeof ticketSearch>;
