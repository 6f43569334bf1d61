import { Injectable } from '@nestjs/common';
import type { Principal, RpcRequest, Ticket, listTickets } from '@plumbline/contracts';
import { containing, type Reader } from '@plumbline/persistence';
import { seesEveryProject } from '../project/project.policy';
import { ticketColumns, toTicket, type TicketRow } from './ticket-row';

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

/** Tickets, a page at a time. */
@Injectable()
export class TicketListRepository {
  /** What matches in one project, or with project 0 in all that the actor sees. Whether the one is visible is asked before. */
  async list(tx: Reader, actor: Principal, listing: Listing): Promise<{ items: Ticket[]; count: number }> {
    const { conditions, parameters } = filterOf(actor, listing);
    const { number, size } = listing.page;
    const column = sortColumns[listing.sort?.field ?? 'created-at'];
    const direction = (listing.sort?.descending ?? true) ? 'desc' : 'asc';
    const where = conditions.join(' and ');
    const [{ count }] = await tx.query<[{ count: string }]>(`select count(*) from ticket where ${where}`, parameters);
    // The id breaks ties, so that no ticket is on two pages or on none.
    const rows = await tx.query<TicketRow[]>(
      `select ${ticketColumns} from ticket where ${where}
       order by ticket.${column} ${direction} nulls last, ticket.id ${direction}
       limit $${parameters.length + 1} offset $${parameters.length + 2}`,
      [...parameters, size, (number - 1) * size],
    );
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
  // The condition is that of `standingOf` and `seesTicket`.
  if (!seesEveryProject(actor))
    add(
      (user, subcontractor) => `exists (select from membership where membership.account_id = $1
        and membership.user_id = ${user} and membership.project_id = ticket.project_id
        and ((membership.role <> 'contributor' and not ${subcontractor})
          or ticket.author_id = ${user} or ticket.assigned_to_id = ${user}))`,
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

/** The sequential id that a search text names, as `12` or `#12`. */
function sequentialIdIn(search: string): number | null {
  const [, digits] = /^\s*#?(\d{1,9})\s*$/.exec(search) ?? [];
  return digits === undefined ? null : Number(digits);
}
