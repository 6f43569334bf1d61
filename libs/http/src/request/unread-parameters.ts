import { type DomainError, text, type FilledText } from '@plumbline/errors';
import { invalidParameter } from './invalid-parameter';
import type { Query } from './list-query';
import { foreignPaging, isForeignPageParameter } from './page-query';
import { shortName } from './pointer';
import type { Warn } from './warnings';

/** The parameters by which clients select the entries of a list, here or in PlanRadar. */
const selection = /^(?:(?:filters?|q)(?:\[.*)?|apply_filter|can_have_parent|last_sync_date|search)$/s;

/** Predicates of a filter that need no value. */
const withoutValue = ['has', 'has_not'];

const hints = new Map([['order', text('its name is sort, with a leading minus for descending')]]);

/** Warns of parameters that nothing reads. */
export function warnOfUnread(unread: readonly string[], warn: Warn): void {
  for (const parameter of unread) {
    const name = shortName(parameter);
    const why = hints.get(name) ?? text('it is unknown');
    warn({ detail: text('The parameter {{name}} was ignored: {{why}}.', { name, why }), source: { parameter: name } });
  }
}

/**
 * Refuses those parameters that a list does not read, but that clients send to get other entries: filters, and pages by another name. Warns of
 * the rest. An empty filter selects nothing, and is ignored. `filters` are the parameters that select entries of this list.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function refuseUnread(
  query: Query,
  unread: readonly string[],
  { warn, filters = [] }: { warn: Warn; filters?: readonly string[] },
): void {
  for (const name of unread) {
    if (isForeignPageParameter(name)) throw foreignPaging(name);
    if (selection.test(name) && selects(query, name)) throw noFilter(shortName(name), filters);
  }
  warnOfUnread(
    unread.filter((name) => !selection.test(name)),
    warn,
  );
}

function selects(query: Query, name: string): boolean {
  const values = [query[name] ?? []].flat().map((value) => value.trim());
  if (name.includes('[predicate]')) return values.some((value) => withoutValue.includes(value));
  return values.some((value) => value !== '');
}

function noFilter(parameter: string, filters: readonly string[]): DomainError {
  const detail: FilledText =
    filters.length > 0
      ? text('This list cannot be filtered by {{parameter}}. Its filters are {{filters}}.', {
          parameter,
          filters: filters.join(', '),
        })
      : text('This list cannot be filtered by {{parameter}}.', { parameter });
  return invalidParameter(parameter, detail);
}
