import {
  choiceId,
  ticketPriorities,
  ticketStatuses,
  type Choice,
  type TicketPriorityId,
  type TicketStatusId,
} from '@plumbline/contracts';
import { listOf, text, type FixedText } from '@plumbline/errors';
import { mistake } from '@plumbline/http';
import { z } from 'zod';

/** A ticket status, given as its code or number. */
export const ticketStatus = choice<TicketStatusId>(
  'TicketStatus',
  'must be the number of a status: {{choices}}',
  ticketStatuses,
);

/** A ticket priority, given as its code or number. */
export const ticketPriority = choice<TicketPriorityId>(
  'TicketPriority',
  'must be the number of a priority: {{choices}}',
  ticketPriorities,
);

/** `type` names it in the API documentation. */
function choice<Id extends number>(
  type: string,
  template: 'must be the number of a status: {{choices}}' | 'must be the number of a priority: {{choices}}',
  choices: readonly (Choice & { id: Id; name: FixedText })[],
) {
  const named = choices.map(({ id, name }) => text('{{number}} ({{name}})', { number: id, name: text(name) }));
  const error = mistake(text(template, { choices: listOf(named) }));
  const description = choices.map(({ id, code, name }) => `\`${code}\` or ${id}: ${name}`).join(', ');
  const codeOrNumber = z.union([z.string(), z.int()], { error }).meta({ id: type, description });
  return codeOrNumber.transform((value, context): Id => {
    const id = choiceId(choices, value);
    if (id !== undefined) return id;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });
}
