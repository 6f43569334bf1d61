import type { Ticket } from '@plumbline/contracts';
import type { TicketChanges } from './ticket-change';

/** A ticket as PostgreSQL hands it out: 64-bit numbers are text. */
export interface TicketRow {
  id: string;
  uuid: string;
  account_id: string;
  project_id: string;
  component_id: string;
  ticket_type_id: string;
  sequential_id: number;
  subject: string;
  status_id: Ticket['statusId'];
  priority_id: Ticket['priorityId'];
  assigned_to_id: string | null;
  due_date: string | null;
  due_date_change_count: number;
  progress: number;
  typed_values: Ticket['typedValues'];
  subscribers: string[];
  plan_x: string | null;
  plan_y: string | null;
  parent_id: string | null;
  has_children: boolean;
  author_id: string;
  updated_by_id: string;
  closed_at: Date | null;
  closed_by_id: string | null;
  created_at: Date;
  updated_at: Date;
}

/** The select list of a `TicketRow`, for a table aliased `ticket`. A day stays text: as a Date it would move with the time zone. */
export const ticketColumns = `ticket.id, ticket.uuid, ticket.account_id, ticket.project_id, ticket.component_id,
  ticket.ticket_type_id, ticket.sequential_id, ticket.subject, ticket.status_id, ticket.priority_id, ticket.assigned_to_id,
  ticket.due_date::text, ticket.due_date_change_count, ticket.progress, ticket.typed_values, ticket.subscribers, ticket.plan_x,
  ticket.plan_y, ticket.parent_id, ticket.author_id, ticket.updated_by_id, ticket.closed_at, ticket.closed_by_id,
  ticket.created_at, ticket.updated_at,
  exists (select from ticket child where child.account_id = ticket.account_id and child.parent_id = ticket.uuid) as has_children`;

/** A row as the service speaks of it. */
export function toTicket(row: TicketRow): Ticket {
  return {
    id: Number(row.id),
    uuid: row.uuid,
    accountId: Number(row.account_id),
    projectId: Number(row.project_id),
    componentId: Number(row.component_id),
    ticketTypeId: Number(row.ticket_type_id),
    sequentialId: row.sequential_id,
    subject: row.subject,
    statusId: row.status_id,
    priorityId: row.priority_id,
    assignedToId: numberOf(row.assigned_to_id),
    dueDate: row.due_date,
    dueDateChangeCount: row.due_date_change_count,
    progress: row.progress,
    typedValues: row.typed_values,
    subscribers: row.subscribers.map(Number),
    planX: row.plan_x,
    planY: row.plan_y,
    parentId: row.parent_id,
    hasChildren: row.has_children,
    authorId: Number(row.author_id),
    updatedById: Number(row.updated_by_id),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedById: numberOf(row.closed_by_id),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** A change of a ticket as its columns take it. */
export function toColumns({ closedAt, createdAt, updatedAt, ...changes }: TicketChanges) {
  return {
    ...changes,
    closedAt: instantOf(closedAt),
    createdAt: instantOf(createdAt),
    updatedAt: instantOf(updatedAt),
  };
}

function instantOf<T extends null | undefined>(text: string | T): Date | T {
  return typeof text === 'string' ? new Date(text) : text;
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
