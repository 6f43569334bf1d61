/** One of a fixed set of values, with the number and the code by which the wire format names it. */
export interface Choice {
  id: number;
  code: string;
  name: string;
}

/** The statuses of a ticket. Numbers and codes are those of the wire format. */
export const ticketStatuses = [
  { id: 1, code: 'lm', name: 'Open' },
  { id: 2, code: 'ol', name: 'In-Progress' },
  { id: 3, code: 'ma', name: 'Resolved' },
  { id: 4, code: 'ex', name: 'Feedback' },
  { id: 5, code: 'gk', name: 'Closed' },
  { id: 6, code: 'ky', name: 'Rejected' },
] as const satisfies Choice[];

/** The priorities of a ticket. Numbers and codes are those of the wire format. */
export const ticketPriorities = [
  { id: 1, code: 'lm', name: 'Low' },
  { id: 2, code: 'ol', name: 'Normal' },
  { id: 3, code: 'ma', name: 'High' },
] as const satisfies Choice[];

export type TicketStatusId = (typeof ticketStatuses)[number]['id'];
export type TicketPriorityId = (typeof ticketPriorities)[number]['id'];

/** Finds the number of a choice by its code, its number, or its number as text. Returns undefined when there is none. */
export function choiceId<C extends Choice>(choices: readonly C[], value: string | number): C['id'] | undefined {
  return choices.find((choice) => choice.code === value || String(choice.id) === String(value))?.id;
}

/** The code of a choice with this number. */
export function choiceCode<C extends Choice>(choices: readonly C[], id: C['id']): string {
  const choice = choices.find((candidate) => candidate.id === id);
  if (!choice) throw new RangeError(`no choice has the number ${id}`);
  return choice.code;
}
