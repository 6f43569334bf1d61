import { z } from 'zod';

/** One of a fixed set, with its number and its code on the wire. */
export interface Choice {
  id: number;
  code: string;
  name: string;
}

/** The statuses of a ticket: fixed numbers and codes of the wire format. */
export const ticketStatuses = [
  { id: 1, code: 'lm', name: 'Open' },
  { id: 2, code: 'ol', name: 'In-Progress' },
  { id: 3, code: 'ma', name: 'Resolved' },
  { id: 4, code: 'ex', name: 'Feedback' },
  { id: 5, code: 'gk', name: 'Closed' },
  { id: 6, code: 'ky', name: 'Rejected' },
] as const satisfies Choice[];

export const ticketPriorities = [
  { id: 1, code: 'lm', name: 'Low' },
  { id: 2, code: 'ol', name: 'Normal' },
  { id: 3, code: 'ma', name: 'High' },
] as const satisfies Choice[];

export type TicketStatusId = (typeof ticketStatuses)[number]['id'];
export type TicketPriorityId = (typeof ticketPriorities)[number]['id'];

/** The number of a choice given by its code, its number or the number as text; undefined when there is none. */
export function choiceId<C extends Choice>(choices: readonly C[], value: string | number): C['id'] | undefined {
  return choices.find((choice) => choice.code === value || String(choice.id) === String(value))?.id;
}

/** The code that answers give for a choice's number. */
export function choiceCode<C extends Choice>(choices: readonly C[], id: C['id']): string {
  const choice = choices.find((candidate) => candidate.id === id);
  if (!choice) throw new RangeError(`no choice has the number ${id}`);
  return choice.code;
}

export const attachmentKind = z.enum(['images', 'audios', 'videos', 'documents']);

/** Why an access token was ended before its time. */
export const tokenEndReason = z.enum(['deleted', 'leaked', 'rotated', 'user-deactivated', 'user-deleted']);
export type TokenEndReason = z.infer<typeof tokenEndReason>;

/** Its subscriber answered 410 (`gone`) or that it wants no more (`asked`), or has failed for too long (`failing`). */
export const disableReason = z.enum(['gone', 'asked', 'failing']);
export type DisableReason = z.infer<typeof disableReason>;
