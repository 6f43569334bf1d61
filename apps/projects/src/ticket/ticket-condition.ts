import { ticketFilterKinds, type FilterKind, type TicketCondition, type TicketFilterField } from '@plumbline/contracts';
import { contains } from '@plumbline/persistence';

/** The columns of the fields, which a table aliased `ticket` has. */
export const ticketFieldColumns = {
  id: 'id',
  uuid: 'uuid',
  'sequential-id': 'sequential_id',
  subject: 'subject',
  'status-id': 'status_id',
  'priority-id': 'priority_id',
  progress: 'progress',
  'project-id': 'project_id',
  'component-id': 'component_id',
  'ticket-type-id': 'ticket_type_id',
  'parent-id': 'parent_id',
  'assigned-to-id': 'assigned_to_id',
  'author-id': 'author_id',
  'updated-by-id': 'updated_by_id',
  'closed-by-id': 'closed_by_id',
  subscribers: 'subscribers',
  'due-date': 'due_date',
  'due-date-change-count': 'due_date_change_count',
  'created-at': 'created_at',
  'updated-at': 'updated_at',
  'closed-at': 'closed_at',
} as const satisfies Record<TicketFilterField, string>;

/** The SQL types as which values are compared. */
const types = {
  id: 'bigint',
  ids: 'bigint',
  status: 'bigint',
  priority: 'bigint',
  integer: 'bigint',
  uuid: 'uuid',
  text: 'text',
  day: 'date',
  instant: 'timestamptz',
} as const satisfies Record<FilterKind, string>;

/** Adds a value to the parameters of a statement. Returns its placeholder. */
export type Place = (value: unknown) => string;
type Values = TicketCondition['values'];

/** The SQL of a condition on a ticket. */
export function conditionSql({ field, predicate, values }: TicketCondition, place: Place): string {
  const column = `ticket.${ticketFieldColumns[field]}`;
  const kind: FilterKind = ticketFilterKinds[field];
  const type = types[kind];
  const [low, high] = [values[0], values.at(-1)];
  const atLeast = () => `${column} >= ${place(firstOf(kind, low))}::${type}`;
  const atMost = () => `${column} <= ${place(lastOf(kind, high))}::${type}`;
  switch (predicate) {
    case 'eq':
    case 'in':
      return equalsSql(column, kind, values, place);
    case 'neq':
    case 'not_in':
      // Also of tickets whose field is empty.
      return `(${equalsSql(column, kind, values, place)}) is not true`;
    case 'like':
      return containsSql(column, values, place);
    case 'not_like':
      return `not ${containsSql(column, values, place)}`;
    case 'has':
      return hasSql(column, kind);
    case 'has_not':
      return `not ${hasSql(column, kind)}`;
    case 'ge':
      return atLeast();
    case 'le':
      return atMost();
    case 'between':
      return `${atLeast()} and ${atMost()}`;
  }
}

function equalsSql(column: string, kind: FilterKind, values: Values, place: Place): string {
  if (kind === 'text')
    return `search_fold(${column}) = any(array(select search_fold(value) from unnest(${place(values)}::text[]) value))`;
  if (kind === 'ids') return `${column} && ${place(values)}::bigint[]`;
  if (kind !== 'instant') return `${column} = any(${place(values)}::${types[kind]}[])`;
  const periods = values.map((value) => {
    const [first, last] = [place(firstOf(kind, value)), place(lastOf(kind, value))];
    return `${column} between ${first}::timestamptz and ${last}::timestamptz`;
  });
  return `(${periods.join(' or ')})`;
}

function containsSql(column: string, values: Values, place: Place): string {
  return `(${values.map((value) => contains(column, `${place(value)}::text`)).join(' or ')})`;
}

function hasSql(column: string, kind: FilterKind): string {
  if (kind === 'text') return `(${column} <> '')`;
  return kind === 'ids' ? `(cardinality(${column}) > 0)` : `(${column} is not null)`;
}

/** The first instant of a value: of a day, in UTC, its midnight. */
function firstOf(kind: FilterKind, value: Values[number] | undefined) {
  return kind === 'instant' && isDay(value) ? `${value}T00:00:00.000Z` : value;
}

/** The last instant of a value. The columns have milliseconds. */
function lastOf(kind: FilterKind, value: Values[number] | undefined) {
  return kind === 'instant' && isDay(value) ? `${value}T23:59:59.999Z` : value;
}

function isDay(value: Values[number] | undefined): value is string {
  return typeof value === 'string' && value.length === '2026-11-24'.length;
}
