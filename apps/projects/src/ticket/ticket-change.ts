import type { RpcRequest, Ticket, createTicket, updateTicket } from '@plumbline/contracts';
import { changedFields } from '../changed-fields';

const closed = 5;

/** A ticket before the database assigns its ids. */
export type NewTicket = Omit<Ticket, 'id' | 'sequentialId' | 'hasChildren'>;

/** The fields of a ticket that its author left out. */
const defaults = {
  subject: '',
  statusId: 1,
  priorityId: 2,
  assignedToId: null,
  dueDate: null,
  progress: 0,
  planX: null,
  planY: null,
} as const satisfies Partial<Ticket>;

/** Makes the ticket that a request asks for, with defaults for the other fields. `now` is ISO 8601. */
export function newTicket(request: RpcRequest<typeof createTicket>, uuid: string, now: string): NewTicket {
  const { actor, parentId = null, typedValues = {}, subscribers = [], ...fields } = request;
  const isClosed = fields.statusId === closed;
  return {
    ...defaults,
    ...fields,
    uuid,
    parentId,
    typedValues: withoutNulls(typedValues),
    subscribers: unique(subscribers),
    accountId: actor.accountId,
    dueDateChangeCount: 0,
    authorId: actor.userId,
    updatedById: actor.userId,
    closedAt: isClosed ? now : null,
    closedById: isClosed ? actor.userId : null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Changed fields of a ticket; `hasChildren` depends on other tickets. */
export type TicketChanges = Partial<Omit<Ticket, 'hasChildren'>>;

/**
 * The fields that an update changes, including those that follow from it: who closed the ticket and when, how often its due date
 * was changed, and who changed it last. Undefined when nothing changes.
 */
export function changesOf(
  ticket: Ticket,
  request: RpcRequest<typeof updateTicket>,
  now: string,
): TicketChanges | undefined {
  const { actor } = request;
  const wanted = changedFields<Omit<Ticket, 'hasChildren'>>(ticket, wantedBy(ticket, request));
  if (!wanted) return undefined;
  const changes: TicketChanges = { ...wanted, updatedById: actor.userId, updatedAt: now };
  // Setting the first due date does not count as a change of it.
  if ('dueDate' in changes && ticket.dueDate !== null) changes.dueDateChangeCount = ticket.dueDateChangeCount + 1;
  if (changes.statusId === closed) Object.assign(changes, { closedAt: now, closedById: actor.userId });
  if (changes.statusId && ticket.statusId === closed) Object.assign(changes, { closedAt: null, closedById: null });
  return changes;
}

/** Whether an update leaves out when the ticket was closed, or repeats it. The status decides when a ticket was closed. */
export function repeatsClosing(
  { closedAt }: Pick<Ticket, 'closedAt'>,
  request: Pick<RpcRequest<typeof updateTicket>, 'closedAt'>,
): boolean {
  return (request.closedAt ?? closedAt) === closedAt;
}

function wantedBy(ticket: Ticket, request: RpcRequest<typeof updateTicket>): TicketChanges {
  const { actor: _, projectId: __, uuid: ___, closedAt: ____, typedValues, subscribers, ...fields } = request;
  return {
    ...fields,
    typedValues: typedValues && withoutNulls({ ...ticket.typedValues, ...typedValues }),
    subscribers: subscribers && unique(subscribers),
  };
}

/** A typed value of null is removed. */
function withoutNulls(values: Ticket['typedValues']): Ticket['typedValues'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function unique(ids: number[]): number[] {
  return [...new Set(ids)];
}
