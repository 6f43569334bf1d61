import { z } from 'zod';
import { day, instant, numericId, uuid } from '../../core/values';
import { typedFieldKey } from '../ticket-type/typed-field';

export const ticketStatusId = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
]);
const ticketPriorityId = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** The fields of a ticket that clients set. */
export const ticketFields = z.object({
  subject: z.string().max(1_000),
  statusId: ticketStatusId,
  priorityId: ticketPriorityId,
  assignedToId: numericId.nullable(),
  dueDate: day.nullable(),
  /** In per cent. */
  progress: z.int().min(0).max(100),
  typedValues: z.record(typedFieldKey, z.unknown()),
  subscribers: z.array(numericId).max(200),
  /** Position on the plan, as decimal text. */
  planX: z.string().max(32).nullable(),
  planY: z.string().max(32).nullable(),
});

export const ticket = ticketFields.extend({
  id: numericId,
  uuid,
  accountId: numericId,
  projectId: numericId,
  componentId: numericId,
  ticketTypeId: numericId,
  /** Counts the tickets of a project from 1. */
  sequentialId: z.int().positive(),
  parentId: uuid.nullable(),
  hasChildren: z.boolean(),
  dueDateChangeCount: z.int().nonnegative(),
  authorId: numericId,
  updatedById: numericId,
  closedAt: instant.nullable(),
  closedById: numericId.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type Ticket = z.infer<typeof ticket>;

/** What is known of a ticket after its deletion. */
export const deletedTicket = z.object({ id: numericId, uuid, projectId: numericId, deletedAt: instant });
export type DeletedTicket = z.infer<typeof deletedTicket>;
