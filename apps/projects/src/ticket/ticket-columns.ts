import type { Ticket } from '@plumbline/contracts';
import { ColumnMap } from '@plumbline/persistence';
import type { TicketChanges } from './ticket-change';
import { TicketEntity } from './ticket.entity';

/** The columns of the table, from the entity: select list, insert, update and row mapping follow from it. */
export const ticketColumns = ColumnMap.of(TicketEntity);

/** The select list of a ticket, for a table aliased `ticket`. */
export const ticketSelectList = `${ticketColumns.select('ticket')},
  exists (select from ticket child where child.account_id = ticket.account_id and child.parent_id = ticket.uuid) as has_children`;

/** Converts what `pg` returns for `ticketSelectList`. */
export function toTicket(record: { has_children: boolean }): Ticket {
  return { ...fromColumns(ticketColumns.toRow(record)), hasChildren: record.has_children };
}

/** Converts the columns of a ticket; `hasChildren` depends on other tickets. */
export function fromColumns({ closedAt, createdAt, updatedAt, ...row }: TicketEntity): Omit<Ticket, 'hasChildren'> {
  return {
    ...row,
    closedAt: closedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** Converts a changed ticket to the types of its columns. */
export function toColumns({ closedAt, createdAt, updatedAt, ...changes }: TicketChanges): Partial<TicketEntity> {
  return {
    ...changes,
    closedAt: toDate(closedAt),
    createdAt: toDate(createdAt),
    updatedAt: toDate(updatedAt),
  };
}

function toDate<T extends null | undefined>(text: string | T): Date | T {
  return typeof text === 'string' ? new Date(text) : text;
}
