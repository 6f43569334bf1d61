import {
  choiceId,
  day,
  fromShortCode,
  roleWithId,
  ticketPriorities,
  ticketStatuses,
  type Choice,
  type ProjectRole,
  type TicketPriorityId,
  type TicketStatusId,
} from '@plumbline/contracts';
import { z } from 'zod';

/** A row's number, given as its short code or in decimal. */
export const code = z.union([z.string(), z.int()], { error: 'must be an id' }).transform((value, context): number => {
  const id = fromShortCode(String(value));
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'must be an id' });
  return z.NEVER;
});

/** A role in projects, given by its id. */
export const projectRoleId = code.transform((id, context): ProjectRole => {
  const role = roleWithId(id);
  if (role !== undefined) return role;
  context.addIssue({ code: 'custom', message: 'must be the id of a role: GET roles lists them' });
  return z.NEVER;
});

/** A status of tickets, as its code or number. */
export const ticketStatus = choice<TicketStatusId>('status', ticketStatuses);

/** A priority of tickets, as its code or number. */
export const ticketPriority = choice<TicketPriorityId>('priority', ticketPriorities);

/** A calendar day; of an instant, which clients send as well, the day it is written with. */
export const dayOrInstant = z
  .string()
  .transform((value) => value.replace(/T[\d:.]+(Z|[+-]\d\d:?\d\d)?$/, ''))
  .pipe(day);

/** Text, which some clients send as a number. */
export const textOrNumber = z.union([z.string(), z.number().transform(String)], { error: 'must be a text' });

/** A whole number, which some clients send as text. */
export const wholeNumber = z.union(
  [
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number),
  ],
  {
    error: 'must be a whole number',
  },
);

function choice<Id extends number>(kind: string, choices: readonly (Choice & { id: Id })[]) {
  const error = `must be the number of a ${kind}: ${choices.map(({ id, name }) => `${id} (${name})`).join(', ')}`;
  return z.union([z.string(), z.int()], { error }).transform((value, context): Id => {
    const id = choiceId(choices, value);
    if (id !== undefined) return id;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });
}

/** An instant in ISO 8601, in whatever time zone; UTC comes out. */
export const instantInput = z.iso
  .datetime({ offset: true, error: 'must be a time in ISO 8601, such as 2026-11-24T08:00:00Z' })
  .transform((text) => new Date(text).toISOString());

/** For the documentation of a parameter that `readInstant` reads. */
export const instantParameter = z.union([z.iso.datetime(), z.int().describe('Unix time in seconds.')]);
