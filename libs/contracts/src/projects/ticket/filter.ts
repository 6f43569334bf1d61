import type { z } from 'zod';
import { conditionOn, type FilterKind } from '../../core/filter';

/** The fields by which lists of tickets are filtered, with what they hold. */
export const ticketFilterKinds = {
  id: 'id',
  uuid: 'uuid',
  'sequential-id': 'integer',
  subject: 'text',
  'status-id': 'status',
  'priority-id': 'priority',
  progress: 'integer',
  'project-id': 'id',
  'component-id': 'id',
  'ticket-type-id': 'id',
  'parent-id': 'uuid',
  'assigned-to-id': 'id',
  'author-id': 'id',
  'updated-by-id': 'id',
  'closed-by-id': 'id',
  subscribers: 'ids',
  'due-date': 'day',
  'due-date-change-count': 'integer',
  'created-at': 'instant',
  'updated-at': 'instant',
  'closed-at': 'instant',
} as const satisfies Record<string, FilterKind>;
export type TicketFilterField = keyof typeof ticketFilterKinds;

/** The fields by which lists of tickets are sorted. */
export const ticketSorts = (Object.keys(ticketFilterKinds) as TicketFilterField[]).filter(
  (field): field is TicketSort => field !== 'subscribers',
) as [TicketSort, ...TicketSort[]];
export type TicketSort = Exclude<TicketFilterField, 'subscribers'>;

/** A condition of a list of tickets. */
export const ticketCondition = conditionOn(ticketFilterKinds);
export type TicketCondition = z.infer<typeof ticketCondition>;
