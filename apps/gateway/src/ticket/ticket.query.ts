import { choiceId, ticketStatuses, type TicketStatusId } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { Filter, ListQuery } from '@plumbline/http';

const sorts = ['created-at', 'updated-at', 'subject', 'sequential-id', 'due-date', 'status-id', 'priority-id'] as const;

export type TicketListQuery = ListQuery<(typeof sorts)[number]>;
export const ticketList = {
  sorts,
  filters: ['status_id'],
  search: 'the subject, and the sequential id (`12` or `#12`)',
  sync: true,
};

/** The statuses that `filter[status_id]` selects; undefined for all. */
export function statusesOf({ filters }: TicketListQuery): TicketStatusId[] | undefined {
  const filter: Filter | undefined = filters.get('status_id');
  if (!filter) return undefined;
  const named = filter.values.map((value) => {
    const id = choiceId(ticketStatuses, value);
    if (id !== undefined) return id;
    throw new DomainError('request.invalid', {
      detail: `A status is one of ${ticketStatuses.map(({ id: number, code }) => `${number} (${code})`).join(', ')}.`,
      source: { parameter: 'filter[status_id]' },
    });
  });
  return ticketStatuses.map(({ id }) => id).filter((id) => named.includes(id) !== filter.negated);
}
