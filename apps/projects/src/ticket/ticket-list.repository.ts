import { Injectable } from '@nestjs/common';
import type { Principal, RpcRequest, Ticket, listTickets } from '@plumbline/contracts';
import { pageTooLarge } from '@plumbline/messaging';
import { containing, type Reader } from '@plumbline/persistence';
import { seesEveryProject } from '../project/project.policy';
import { ticketSelectList, toTicket } from './ticket-columns';
import { visibleTicket } from './ticket-visibility.repository';

type Listing = Omit<RpcRequest<typeof listTickets>, 'actor'>;

const sortColumns = {
  'created-at': 'created_at',
  'updated-at': 'updated_at',
  subject: 'subject',
  'sequential-id': 'sequential_id',
  'due-date': 'due_date',
  'status-id': 'status_id',
  'priority-id': 'priority_id',
} as const satisfies Record<NonNullable<Listing['sort']>['field'], string>;

/**
 * Bytes of typed values that a page may have, in addition to those of its first ticket. 500 tickets can have 32 MB, which the process would be busy
 * reading and writing while others wait.
 */
const maxTypedValuesBytes = 4 * 1024 * 1024;

/** Pages of tickets. */
@Injectable()
export class TicketListRepository {
  /**
   * Lists the matching tickets of a project; with project 0, of every project that the actor sees. The caller authorises the project.
   * @throws DomainError `request.response-too-large`
   */
  async list(reader: Reader, actor: Principal, listing: Listing): Promise<{ items: Ticket[]; count: number }> {
    const { conditions, parameters } = filterOf(actor, listing);
    const { number, size } = listing.page;
    const column = sortColumns[listing.sort?.field ?? 'created-at'];
    const direction = (listing.sort?.descending ?? true) ? 'desc' : 'asc';
    const where = conditions.join(' and ');
    // The id breaks ties: no ticket is on two pages, or on none.
    const order = `ticket.${column} ${direction} nulls last, ticket.id ${direction}`;
    const offset = (number - 1) * size;
    const [{ count }] = await reader.query<[{ count: string }]>(
      `select count(*) from ticket where ${where}`,
      parameters,
    );
    const rows = await reader.query<{ has_children: boolean }[]>(
      `select ${ticketSelectList} from (
         select *, sum(bytes) over (order by ${order}) - bytes as bytes_before from (
           select *, octet_length(typed_values::text) as bytes from ticket where ${where}
           order by ${order} limit $${parameters.length + 1} offset $${parameters.length + 2}) ticket) ticket
       where bytes_before < ${maxTypedValuesBytes} order by ${order}`,
      [...parameters, size, offset],
    );
    const entries = Math.min(size, Number(count) - offset);
    if (rows.length < entries) throw pageTooLarge(entries, Math.max(1, rows.length - 1));
    return { items: rows.map(toTicket), count: Number(count) };
  }
}

function filterOf(actor: Principal, listing: Listing): { conditions: string[]; parameters: unknown[] } {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  const add = (condition: (...places: string[]) => string, ...values: unknown[]) => {
    conditions.push(condition(...values.map((value) => `$${parameters.push(value)}`)));
  };
  add((account) => `ticket.account_id = ${account}`, actor.accountId);
  if (listing.projectId !== 0) add((project) => `ticket.project_id = ${project}`, listing.projectId);
  if (!seesEveryProject(actor))
    add(
      (userId, subcontractor) =>
        visibleTicket({
          accountId: '$1',
          projectId: 'ticket.project_id',
          userId: userId,
          subcontractor: subcontractor,
        }),
      actor.userId,
      actor.kind === 'subcontractor',
    );
  if (listing.statusIds) add((statuses) => `ticket.status_id = any(${statuses})`, listing.statusIds);
  if (listing.changedSince) add((instant) => `ticket.updated_at >= ${instant}`, listing.changedSince);
  if (listing.search)
    add(
      (pattern, number) => `(ticket.subject ilike ${pattern} or ticket.sequential_id = ${number}::int)`,
      containing(listing.search),
      sequentialIdIn(listing.search),
    );
  return { conditions, parameters };
}

/** Reads a search text such as `12` or `#12` as a sequential id. */
function sequentialIdIn(search: string): number | null {
  const [, digits] = /^\s*#?(\d{1,9})\s*$/.exec(search) ?? [];
  return digits === undefined ? null : Number(digits);
}
