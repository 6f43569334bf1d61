import type { Principal, RpcRequest, listTickets } from '@plumbline/contracts';
import { contains } from '@plumbline/persistence';
import { seesEveryProject } from '../project/project.policy';
import { conditionSql, type Place } from './ticket-condition';
import { visibleTicket } from './ticket-visibility.repository';

/** The wanted page, order and tickets of a list. */
export type TicketListing = Omit<RpcRequest<typeof listTickets>, 'actor'>;

/** A condition for a table aliased `ticket`, with the values of its placeholders from `$1` on. */
export interface TicketFilter {
  where: string;
  parameters: unknown[];
}

/** The matching tickets that the actor sees. The caller authorises the project. */
export function filterOf(actor: Principal, listing: TicketListing): TicketFilter {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  const place: Place = (value) => `$${parameters.push(value)}`;
  const add = (condition: (...places: string[]) => string, ...values: unknown[]) => {
    conditions.push(condition(...values.map(place)));
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
  for (const condition of listing.filters ?? []) conditions.push(conditionSql(condition, place));
  if (listing.changedSince) add((instant) => `ticket.updated_at >= ${instant}`, listing.changedSince);
  if (listing.search)
    add(
      (part, number) => `(${contains('ticket.subject', part)} or ticket.sequential_id = ${number}::int)`,
      listing.search,
      sequentialIdIn(listing.search),
    );
  return { where: conditions.join(' and '), parameters };
}

/** Reads a search text such as `12` or `#12` as a sequential id. */
function sequentialIdIn(search: string): number | null {
  const [, digits] = /^\s*#?(\d{1,9})\s*$/.exec(search) ?? [];
  return digits === undefined ? null : Number(digits);
}
