import { Injectable } from '@nestjs/common';
import { offsetOf, type DeletedTicket, type Principal, type Ticket } from '@plumbline/contracts';
import { pageTooLarge } from '@plumbline/messaging';
import { ColumnMap, inLanguageOrder, type Reader } from '@plumbline/persistence';
import { DeletedTicketEntity } from './deleted-ticket.entity';
import { ticketSelectList, toTicket } from './ticket-columns';
import { ticketFieldColumns } from './ticket-condition';
import { filterOf, type TicketFilter, type TicketListing } from './ticket-filter';

/**
 * Bytes of typed values that a page may have, in addition to those of its first ticket. 500 tickets can have 32 MB, which the process would be busy
 * reading and writing while others wait.
 */
const maxTypedValuesBytes = 4 * 1024 * 1024;

const deletedColumns = ColumnMap.of(DeletedTicketEntity);

/** A part of the matching tickets in an order. */
interface Part extends TicketFilter {
  order: string;
  size: number;
  offset: number;
}

/** Pages of tickets. */
@Injectable()
export class TicketListRepository {
  /**
   * Lists the matching tickets of a project; with project 0, of every project that the actor sees. The caller authorises the project.
   * @throws DomainError `request.response-too-large`
   */
  async list(reader: Reader, actor: Principal, listing: TicketListing): Promise<{ items: Ticket[]; count: number }> {
    const { where, parameters } = filterOf(actor, listing);
    const count = await countOf(reader, { where, parameters }, 'ticket');
    const { size } = listing.page;
    const offset = offsetOf(listing.page);
    const rows = await readPart(reader, { where, parameters, order: orderOf(listing), size, offset });
    const entries = Math.min(size, count - offset);
    if (rows.length < entries) throw pageTooLarge(entries, Math.max(1, rows.length - 1));
    return { items: rows, count };
  }

  /**
   * Lists as `list` does, by id and with deleted tickets among the others.
   * @throws DomainError `request.response-too-large`
   */
  async listWithDeleted(
    reader: Reader,
    actor: Principal,
    listing: TicketListing,
  ): Promise<{ items: Ticket[]; count: number; deleted: DeletedTicket[] }> {
    const filter = filterOf(actor, listing);
    const { where, parameters } = filter;
    const deletedTicket = '(select *, deleted_at as updated_at from deleted_ticket)';
    const counts = [await countOf(reader, filter, 'ticket'), await countOf(reader, filter, deletedTicket)];
    const { size } = listing.page;
    const places = await reader.query<{ id: string; live: boolean }[]>(
      `select id, true as live from ticket where ${where}
       union all select id, false from ${deletedTicket} ticket where ${where}
       order by id limit $${parameters.length + 1} offset $${parameters.length + 2}`,
      [...parameters, size, offsetOf(listing.page)],
    );
    const idsOf = (live: boolean) => places.filter((place) => place.live === live).map(({ id }) => id);
    const ids = idsOf(true);
    const byId = { where: 'ticket.account_id = $1 and ticket.id = any($2)', parameters: [actor.accountId, ids] };
    const items = await readPart(reader, { ...byId, order: 'ticket.id', size, offset: 0 });
    if (items.length < ids.length) throw pageTooLarge(ids.length, Math.max(1, items.length - 1));
    const deleted = await reader.query<object[]>(
      `select ${deletedColumns.select()} from deleted_ticket where account_id = $1 and id = any($2) order by id`,
      [actor.accountId, idsOf(false)],
    );
    return { items, count: counts[0]! + counts[1]!, deleted: deleted.map(toDeletedTicket) };
  }
}

/** The id breaks ties: no ticket is on two pages, or on none. */
function orderOf({ projectId, sort }: TicketListing): string {
  const direction = sort?.descending ? 'desc' : 'asc';
  // Within a project it is the order of the ids, for which there is an index. New tickets come last, and move none of the others.
  const id = projectId === 0 ? 'ticket.id' : 'ticket.sequential_id';
  if (!sort || sort.field === 'id') return `${id} ${direction}`;
  const column = ticketFieldColumns[sort.field];
  const value = sort.field === 'subject' ? inLanguageOrder(column) : column;
  return `ticket.${value} ${direction} nulls last, ticket.id ${direction}`;
}

async function countOf(reader: Reader, { where, parameters }: TicketFilter, table: string): Promise<number> {
  const [{ count }] = await reader.query<[{ count: string }]>(
    `select count(*) from ${table} ticket where ${where}`,
    parameters,
  );
  return Number(count);
}

/** Reads as many tickets as fit into a page. */
async function readPart(reader: Reader, { where, parameters, order, size, offset }: Part): Promise<Ticket[]> {
  const rows = await reader.query<{ has_children: boolean }[]>(
    `select ${ticketSelectList} from (
       select *, sum(bytes) over (order by ${order}) - bytes as bytes_before from (
         select *, octet_length(typed_values::text) as bytes from ticket where ${where}
         order by ${order} limit $${parameters.length + 1} offset $${parameters.length + 2}) ticket) ticket
     where bytes_before < ${maxTypedValuesBytes} order by ${order}`,
    [...parameters, size, offset],
  );
  return rows.map(toTicket);
}

function toDeletedTicket(record: object): DeletedTicket {
  const { id, uuid, projectId, deletedAt } = deletedColumns.toRow(record);
  return { id, uuid, projectId, deletedAt: deletedAt.toISOString() };
}
