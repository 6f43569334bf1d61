import {
  choiceId,
  ticketPriorities,
  ticketStatuses,
  type Choice,
  type TicketPriorityId,
  type TicketStatusId,
} from '@plumbline/contracts';
import { z } from 'zod';

/** A ticket status, given as its code or number. */
export const ticketStatus = choice<TicketStatusId>('status', ticketStatuses);

/** A ticket priority, given as its code or number. */
export const ticketPriority = choice<TicketPriorityId>('priority', ticketPriorities);

function choice<Id extends number>(kind: string, choices: readonly (Choice & { id: Id })[]) {
  const error = `must be the number of a ${kind}: ${choices.map(({ id, name }) => `${id} (${name})`).join(', ')}`;
  return z.union([z.string(), z.int()], { error }).transform((value, context): Id => {
    const id = choiceId(choices, value);
    if (id !== undefined) return id;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });
}
