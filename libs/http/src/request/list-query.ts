import type { Page } from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import { invalidParameter } from './invalid-parameter';
import { isPageParameter, readPage } from './page-query';
import { readTime } from './time-text';
import { refuseUnread } from './unread-parameters';
import type { Warn } from './warnings';

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The condition of `filter[name]=...`: one of the values, or none of them if negated. */
export interface Filter {
  values: string[];
  negated: boolean;
}

export interface ListQuery<Field extends string> {
  page: Page;
  search?: string;
  sort?: { field: Field; descending: boolean };
  /** ISO 8601 in UTC. */
  changedSince?: string;
  filters: ReadonlyMap<string, Filter>;
}

export interface ListQueryOptions<Field extends string> {
  /** The fields that `sort` accepts, in dash-case. snake_case is accepted as well. */
  sorts?: readonly Field[];
  /** The names that `filter[...]` accepts. */
  filters?: readonly string[];
  /** What `search` compares, for the documentation. Without it the list has no search. */
  search?: string;
  /** Whether the list accepts `last_sync_date`, to return only what has changed since. */
  sync?: boolean;
  /** Further parameters, which the route reads itself. */
  others?: readonly string[];
}

/** Maximum length of a search text, in characters. */
const longestSearch = 200;

/** Limits of a parameter with several values: their number, and the characters of each. */
const mostValues = 100;
const longestValue = 100;

/**
 * Reads the parameters of a list: the page (see `readPage`), `sort`, `search`, `last_sync_date` and `filter[...]`, or
 * `filters[...]`. Calls `warn` for unknown parameters, and refuses a filter that the list does not have.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function readListQuery<Field extends string = never>(
  query: Query,
  warn: Warn,
  { sorts = [], filters = [], search, sync = false, others = [] }: ListQueryOptions<Field> = {},
): ListQuery<Field> {
  const selecting = [...(search === undefined ? [] : ['search']), ...(sync ? ['last_sync_date'] : [])];
  const known = new Set(['sort', ...selecting, ...others]);
  const result: ListQuery<Field> = {
    page: readPage(query, warn),
    search: search === undefined ? undefined : readSearch(query, 'search'),
    sort: sortOf(query, sorts),
    changedSince: sync ? readInstant(query, 'last_sync_date') : undefined,
    filters: filtersOf(query, filters),
  };
  const unread = Object.keys(query).filter(
    (name) => !known.has(name) && !isPageParameter(name) && !filterPart(name, filters),
  );
  refuseUnread(query, unread, { warn, filters: [...filters.map((name) => `filter[${name}]`), ...selecting] });
  return result;
}

/**
 * Reads a search text. Returns undefined for an absent or empty parameter.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function readSearch(query: Query, parameter: string): string | undefined {
  const part = first(query, parameter)?.trim();
  if (part && part.length > longestSearch) {
    throw invalidParameter(
      parameter,
      text('{{parameter}} must have at most {{size}} characters.', { parameter, size: longestSearch }),
    );
  }
  return part || undefined;
}

function sortOf<Field extends string>(query: Query, sorts: readonly Field[]): ListQuery<Field>['sort'] {
  const given = first(query, 'sort');
  if (!given) return undefined;
  const name = given.replace(/^[+-]/, '').replaceAll('_', '-');
  const field = sorts.find((candidate) => candidate === name);
  if (field) return { field, descending: given.startsWith('-') };
  throw invalidParameter(
    'sort',
    sorts.length > 0 ? text('sort accepts {{fields}}.', { fields: sorts.join(', ') }) : 'This list cannot be sorted.',
  );
}

/**
 * Reads a parameter that is true or false. Returns false for an absent or empty parameter.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function readFlag(query: Query, parameter: string): boolean {
  const given = first(query, parameter)?.trim() || 'false';
  if (given === 'true' || given === 'false') return given === 'true';
  throw invalidParameter(parameter, text('{{parameter}} must be true or false.', { parameter }));
}

/**
 * Reads a time, see `readTime`. Returns it in ISO 8601 and UTC.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function readInstant(query: Query, parameter: string): string | undefined {
  const given = first(query, parameter);
  if (!given) return undefined;
  const read = readTime(given);
  if ('mistake' in read)
    throw invalidParameter(parameter, text('{{name}} {{mistake}}.', { name: parameter, mistake: text(read.mistake) }));
  return read.instant;
}

function filtersOf(query: Query, allowed: readonly string[]): Map<string, Filter> {
  const filters = new Map<string, Filter>();
  for (const [key, given] of Object.entries(query)) {
    const { filter, part } = filterPart(key, allowed) ?? {};
    if (filter === undefined) continue;
    const entry = filters.get(filter) ?? { values: [], negated: false };
    const values = [given ?? []].flat();
    if (part === 'predicate') entry.negated = isNegated(key, values[0]);
    else entry.values = valuesOf(key, [...entry.values, ...values]);
    filters.set(filter, entry);
  }
  // Like an empty `search` or `sort`.
  return new Map([...filters].filter(([, { values }]) => values.length > 0));
}

/** What a parameter says of one of the allowed filters. PlanRadar uses both names, `filter` and `filters`. */
function filterPart(
  parameter: string,
  allowed: readonly string[],
): { filter: string; part: string | undefined } | undefined {
  const [, name, part] =
    /^filters?\[([\w-]+)\](?:\[\d{0,9}\])?(?:\[(predicate|value)\](?:\[\d{0,9}\])?)?$/.exec(parameter) ?? [];
  const filter = name?.replaceAll('-', '_');
  return filter !== undefined && allowed.includes(filter) ? { filter, part } : undefined;
}

function isNegated(parameter: string, predicate: string | undefined): boolean {
  if (predicate === 'eq' || predicate === 'in') return false;
  if (predicate === 'neq' || predicate === 'not_in') return true;
  throw invalidParameter(parameter, 'The predicate of a filter must be eq, neq, in or not_in.');
}

/**
 * Reads the distinct values of a parameter, separated by commas. Returns undefined for an absent or empty parameter.
 * @throws DomainError `request.invalid` that names the parameter, for too many or too long values.
 */
export function readValues(query: Query, parameter: string): string[] | undefined {
  const values = valuesOf(parameter, [query[parameter] ?? []].flat());
  return values.length > 0 ? values : undefined;
}

function valuesOf(parameter: string, given: readonly string[]): string[] {
  const parts = given.flatMap((value) => value.split(',')).map((value) => value.trim());
  const values = [...new Set(parts.filter((value) => value !== ''))];
  if (values.length > mostValues) {
    throw invalidParameter(
      parameter,
      text('{{parameter}} must have at most {{size}} values.', { parameter, size: mostValues }),
    );
  }
  if (values.some((value) => value.length > longestValue)) {
    throw invalidParameter(
      parameter,
      text('A value of {{parameter}} must have at most {{size}} characters.', { parameter, size: longestValue }),
    );
  }
  return values;
}

function first(query: Query, parameter: string): string | undefined {
  const given = query[parameter];
  return Array.isArray(given) ? given[0] : given;
}
