import {
  choiceId,
  filterKinds,
  fromShortCode,
  ticketFilterKinds,
  ticketPriorities,
  ticketStatuses,
  type Choice,
  type FilterKind,
  type TicketCondition,
  type TicketFilterField,
} from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import { invalidParameter, notOneOf, readTime, type FilterCondition, type FilterFields } from '@plumbline/http';

const fieldNames = Object.keys(ticketFilterKinds) as TicketFilterField[];

/** The filters of the list of tickets, by their names in snake_case. */
export const ticketFilters: FilterFields = Object.fromEntries(
  fieldNames.map((field) => {
    const kind: FilterKind = ticketFilterKinds[field];
    return [field.replaceAll('-', '_'), { predicates: filterKinds[kind].predicates, texts: kind === 'text' }];
  }),
);

/** The condition with its values read by what the field holds. @throws DomainError `request.invalid` that names the parameter */
export function ticketConditionOf({ field: name, predicate, parameter, values }: FilterCondition): TicketCondition {
  const field = name.replaceAll('_', '-') as TicketFilterField;
  const read = readers[ticketFilterKinds[field]];
  return { field, predicate, values: values.map((value) => read(value, parameter)) };
}

const readers: Record<FilterKind, (value: string, parameter: string) => string | number> = {
  id: idIn,
  ids: idIn,
  status: (value, parameter) => choiceIn(ticketStatuses, value, parameter),
  priority: (value, parameter) => choiceIn(ticketPriorities, value, parameter),
  integer: (value, parameter) => {
    if (/^-?\d{1,9}$/.test(value)) return Number(value);
    throw invalidParameter(parameter, text('{{parameter}} takes whole numbers.', { parameter }));
  },
  uuid: (value, parameter) => {
    const uuid = filterKinds.uuid.value.safeParse(value);
    if (uuid.success) return uuid.data;
    throw invalidParameter(parameter, text('{{parameter}} takes UUIDs.', { parameter }));
  },
  text: (value) => value,
  day: (value, parameter) => {
    const { instant, day } = timeIn(value, parameter);
    return day ?? instant.slice(0, 10);
  },
  instant: (value, parameter) => {
    const { instant, day } = timeIn(value, parameter);
    return day !== undefined && isDay.test(value) ? day : instant;
  },
};

const isDay = /^\d{4}-?\d\d-?\d\d$/;

function idIn(value: string, parameter: string): number {
  const id = fromShortCode(value);
  if (id !== undefined) return id;
  throw invalidParameter(parameter, text('{{parameter}} takes ids.', { parameter }));
}

function choiceIn(choices: readonly Choice[], value: string, parameter: string): number {
  const id = choiceId(choices, value);
  if (id !== undefined) return id;
  throw notOneOf(
    parameter,
    choices.map(({ id: number, code }) => `${number} (${code})`),
  );
}

function timeIn(value: string, parameter: string): { instant: string; day: string | undefined } {
  const read = readTime(value);
  if (!('mistake' in read)) return read;
  throw invalidParameter(parameter, text('{{name}} {{mistake}}.', { name: parameter, mistake: text(read.mistake) }));
}
