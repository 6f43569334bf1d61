import type { ExecutionContext } from '@nestjs/common';
import { ticketSorts, type listTickets, type RpcRequest } from '@plumbline/contracts';
import { invalidParameter, readFlag, readListQuery, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from '../routing/input';
import { warnAt } from '../routing/inputs';
import { listParameters } from '../routing/list-parameters';
import { ticketConditionOf, ticketFilters } from './ticket-conditions';

const list = {
  sorts: ticketSorts,
  filters: ticketFilters,
  search: 'the subject, and the sequential id (`12` or `#12`)',
  sync: true,
  others: ['include_deleted'],
};

export type TicketQuery = Omit<RpcRequest<typeof listTickets>, 'actor' | 'projectId'>;

/** Page, sort, search and filters of the list of tickets. */
export const TicketList = input(
  (_: unknown, context: ExecutionContext): TicketQuery => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const query = request.query as Query;
    const { page, search, sort, changedSince, filters } = readListQuery(query, warnAt(request), list);
    const includeDeleted = readFlag(query, 'include_deleted');
    if (includeDeleted && (search ?? sort ?? filters[0]) !== undefined) {
      throw invalidParameter(
        'include_deleted',
        'include_deleted does not go together with search, sort and filter, because deleted tickets have no fields.',
      );
    }
    return { page, search, sort, changedSince, filters: filters.map(ticketConditionOf), includeDeleted };
  },
  () => ({
    query: {
      ...listParameters(list),
      include_deleted: z
        .boolean()
        .describe(
          'Returns tickets that were deleted in `meta.deleted`. They count as entries of the page and of `meta.count`, so that no ticket moves to ' +
            'a page that has been read while others are deleted. `data` can thus have fewer entries than the page: read pages until ' +
            '`page` times `pagesize` is at least `meta.count`.',
        ),
    },
    errors: ['request.response-too-large'],
  }),
);
