import type { RpcRequest, Ticket, createTicket, updateTicket } from '@plumbline/contracts';
import { differing } from '../write/differing';

const closed = 5;

/** A ticket before the database gives it its numbers. */
export type NewTicket = Omit<Ticket, 'id' | 'sequentialId' | 'hasChildren'>;

/** A ticket as its author asked for it, with everything else at its default. `now` is ISO 8601. */
export function newTicket(request: RpcRequest<typeof createTicket>, uuid: string, now: string): NewTicket {
  const { actor } = request;
  const statusId = request.statusId ?? 1;
  return {
    uuid,
    accountId: actor.accountId,
    projectId: request.projectId,
    componentId: request.componentId,
    ticketTypeId: request.ticketTypeId,
    parentId: request.parentId ?? null,
    subject: request.subject ?? '',
    statusId,
    priorityId: request.priorityId ?? 2,
    assignedToId: request.assignedToId ?? null,
    dueDate: request.dueDate ?? null,
    dueDateChangeCount: 0,
    progress: request.progress ?? 0,
    typedValues: withoutNulls(request.typedValues ?? {}),
    subscribers: unique(request.subscribers ?? []),
    planX: request.planX ?? null,
    planY: request.planY ?? null,
    authorId: actor.userId,
    updatedById: actor.userId,
    closedAt: statusId === closed ? now : null,
    closedById: statusId === closed ? actor.userId : null,
    createdAt: now,
    updatedAt: now,
  };
}

/** What of a ticket can change; `hasChildren` follows from other tickets. */
export type TicketChanges = Partial<Omit<Ticket, 'hasChildren'>>;

/**
 * What an update changes in a ticket, with what follows from it: who closed it and when, how often its due date was moved,
 * who changed it last. Undefined when everything is as it was.
 */
export function changesOf(
  ticket: Ticket,
  request: RpcRequest<typeof updateTicket>,
  now: string,
): TicketChanges | undefined {
  const { actor } = request;
  const wanted = differing<Omit<Ticket, 'hasChildren'>>(ticket, wantedBy(ticket, request));
  if (!wanted) return undefined;
  const changes: TicketChanges = { ...wanted, updatedById: actor.userId, updatedAt: now };
  // Setting the first date moves nothing.
  if ('dueDate' in changes && ticket.dueDate !== null) changes.dueDateChangeCount = ticket.dueDateChangeCount + 1;
  if (changes.statusId === closed) Object.assign(changes, { closedAt: now, closedById: actor.userId });
  if (changes.statusId && ticket.statusId === closed) Object.assign(changes, { closedAt: null, closedById: null });
  return changes;
}

function wantedBy(ticket: Ticket, request: RpcRequest<typeof updateTicket>): TicketChanges {
  const { typedValues, subscribers } = request;
  return {
    ticketTypeId: request.ticketTypeId,
    componentId: request.componentId,
    subject: request.subject,
    statusId: request.statusId,
    priorityId: request.priorityId,
    assignedToId: request.assignedToId,
    dueDate: request.dueDate,
    progress: request.progress,
    typedValues: typedValues && withoutNulls({ ...ticket.typedValues, ...typedValues }),
    subscribers: subscribers && unique(subscribers),
    planX: request.planX,
    planY: request.planY,
  };
}

/** A typed value of null is one that is not there. */
function withoutNulls(values: Ticket['typedValues']): Ticket['typedValues'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function unique(ids: number[]): number[] {
  return [...new Set(ids)];
}
