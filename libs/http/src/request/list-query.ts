import type { Page } from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import { isFilterParameter, readFilters, type FilterCondition, type FilterFields } from './filter-query';
import { invalidParameter } from './invalid-parameter';
import { isPageParameter, readPage } from './page-query';
import { readTime } from './time-text';
import { refuseUnread } from './unread-parameters';
import type { Warn } from './warnings';

export type Query = Readonly<Record<string, string | string[] | undefined>>;

export interface ListQuery<Field extends string> {
  page: Page;
  search?: string;
  sort?: { field: Field; descending: boolean };
  /** ISO 8601 in UTC. */
  changedSince?: string;
  filters: FilterCondition[];
}

export interface ListQueryOptions<Field extends string> {
  /** The fields that `sort` accepts, in dash-case. snake_case is accepted as well. */
  sorts?: readonly Field[];
  /** The fields that `filter[...]` accepts, in snake_case. */
  filters?: FilterFields;
  /** What `search` compares, for the documentation. Without it the list has no search. */
  search?: string;
  /** Whether the list accepts `last_sync_date`, to return only what has changed since. */
  sync?: boolean;
  /** Further parameters, which the route reads itself. */
  others?: readonly string[];
}

/** Maximum length of a search text, in characters. */
const longestSearch = 200;

/**
 * Reads the parameters of a list: the page (see `readPage`), `sort`, `search`, `last_sync_date` and `filter[...]`, or
 * `filters[...]`. Calls `warn` for unknown parameters, and refuses a filter that the list does not have.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function readListQuery<Field extends string = never>(
  query: Query,
  warn: Warn,
  { sorts = [], filters = {}, search, sync = false, others = [] }: ListQueryOptions<Field> = {},
): ListQuery<Field> {
  const selecting = [...(search === undefined ? [] : ['search']), ...(sync ? ['last_sync_date'] : [])];
  const known = new Set(['sort', ...selecting, ...others]);
  const result: ListQuery<Field> = {
    page: readPage(query, warn),
    search: search === undefined ? undefined : readSearch(query, 'search'),
    sort: sortOf(query, sorts),
    changedSince: sync ? readInstant(query, 'last_sync_date') : undefined,
    filters: readFilters(query, filters),
  };
  const unread = Object.keys(query).filter(
    (name) => !known.has(name) && !isPageParameter(name) && !isFilterParameter(name, filters),
  );
  refuseUnread(query, unread, {
    warn,
    filters: [...Object.keys(filters).map((name) => `filter[${name}]`), ...selecting],
  });
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

function first(query: Query, parameter: string): string | undefined {
  const given = query[parameter];
  return Array.isArray(given) ? given[0] : given;
}
