import { ticketFields } from '@plumbline/contracts';
import { attributes, mistake, refusing, type RefusedAttribute } from '@plumbline/http';
import { z } from 'zod';
import { exampleIds } from '../documentation/example-ids';
import { ticketPriority, ticketStatus } from '../request-values/choices';
import { dayOrInstant, instantInput } from '../request-values/dates';
import { code, optionalUuid } from '../request-values/ids';
import { textOrNumber, wholeNumber } from '../request-values/scalars';

const { shape } = ticketFields;

/** A user's id, alone or as a resource identifier. Groups can neither be assigned nor subscribe. */
const person = z
  .union([code, z.object({ id: code, type: z.literal('User') }).transform(({ id }) => id)], {
    error: mistake('must be the id of a user, or {"id": ..., "type": "User"}'),
  })
  .meta({ id: 'Assignee' });

const fields = {
  subject: shape.subject.optional(),
  statusId: ticketStatus.optional(),
  priorityId: ticketPriority.optional(),
  assignedToId: person.nullish(),
  dueDate: dayOrInstant.nullish(),
  progress: wholeNumber.pipe(shape.progress).optional(),
  typedValues: shape.typedValues.optional(),
  subscribers: z.array(person).max(200).optional(),
  planX: textOrNumber.pipe(shape.planX.unwrap()).nullish(),
  planY: textOrNumber.pipe(shape.planY.unwrap()).nullish(),
};

/** Groups cannot be assigned. */
const refused: Readonly<Record<string, RefusedAttribute>> = {
  'extension-date': {},
  'assignee-type': { accepted: ['User'] },
};

export const newTicket = refusing(
  attributes(
    {
      ...fields,
      uuid: optionalUuid.transform((uuid) => uuid ?? undefined),
      ticketTypeId: code,
      componentId: code,
      parentId: optionalUuid,
    },
    {},
    {
      subject: 'Crack in the wall of stairwell 2, third floor',
      'component-id': exampleIds.component,
      'ticket-type-id': exampleIds.ticketType,
      'priority-id': 'ma',
      'due-date': '2026-12-11',
    },
  ),
  // The status decides when a ticket was closed.
  { ...refused, 'closed-at': {} },
);

export const ticketChange = refusing(
  attributes(
    // Clients send back what they have read.
    { ...fields, ticketTypeId: code.optional(), componentId: code.optional(), closedAt: instantInput.nullish() },
    {},
    { 'status-id': 'ol', progress: 25 },
  ),
  refused,
);

export const newComment = refusing(
  attributes(
    { text: z.string().trim().min(1).max(10_000) },
    { text: 'comment' },
    { comment: 'Gauge fitted; we look again on Friday.' },
  ),
  { 'created-on': {} },
);
