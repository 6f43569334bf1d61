import { defaultPageSize, maxPageSize, type Page } from '@plumbline/contracts';
import { type DomainError, text } from '@plumbline/errors';
import { invalidParameter } from './invalid-parameter';
import type { Query } from './list-query';
import { shortName } from './pointer';
import type { Warn } from './warnings';

/** The names of the number of a page, its size, and the number of entries before it: ours first, then those of other APIs. */
const names = {
  number: ['page', 'page[number]', 'page_number', 'pageNumber'],
  size: ['pagesize', 'page[size]', 'page_size', 'pageSize', 'per_page', 'perPage', 'limit', 'page[limit]'],
  offset: ['offset', 'page[offset]'],
};

/** Parameters by which other APIs page. A client that sends one would read the first page for ever. */
const foreign =
  /^(page\[.*\]|page_?token|cursor|after|before|starting_after|ending_before|start|skip|top|\$skip|\$top)$/i;

/** Whether `readPage` reads the parameter. */
export function isPageParameter(name: string): boolean {
  return Object.values(names).some((known) => known.includes(name));
}

/** Whether a list must refuse the parameter, unless it has a parameter of this name. */
export function isForeignPageParameter(name: string): boolean {
  return foreign.test(name) && !isPageParameter(name);
}

/**
 * Reads the wanted page of a list that is returned as a whole when the request names none. See `readPage`.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function readPart(query: Query, warn: Warn): Page | undefined {
  const parameters = Object.keys(query);
  const other = parameters.find(isForeignPageParameter);
  if (other !== undefined) throw foreignPaging(other);
  return parameters.some(isPageParameter) ? readPage(query, warn) : undefined;
}

/**
 * Refuses the parameters by which other lists page. A feed is read by the cursor `after`: a client that sends `page` would read its first
 * events for ever.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function refusePaging(query: Query): void {
  const other = Object.keys(query).find((name) => name !== 'after' && textOf(query, name) && leadsToOtherPages(name));
  if (other !== undefined)
    throw invalidParameter(shortName(other), 'A feed is read by after, with the meta.next-cursor received.');
}

function leadsToOtherPages(name: string): boolean {
  return isForeignPageParameter(name) || [...names.number, ...names.offset].includes(name);
}

/** The refusal of a parameter by which lists are not paged. */
export function foreignPaging(parameter: string): DomainError {
  return invalidParameter(shortName(parameter), 'Lists are read by page (from 1) and pagesize.');
}

/**
 * Reads the wanted page: `page` and `pagesize`, or what other APIs call them, such as `page[number]` and `page[size]`, `per_page`, `limit` and
 * `offset`. Calls `warn` for a size above the maximum, which is reduced to it.
 * @throws DomainError `request.invalid` that names the parameter.
 */
export function readPage(query: Query, warn: Warn): Page {
  const [sizeName, givenSize] = given(query, names.size);
  const [numberName, number] = given(query, names.number);
  const [offsetName, offset] = given(query, names.offset);
  const size = givenSize === undefined ? defaultPageSize : wholeNumber(sizeName, givenSize, 1);
  if (size > maxPageSize) {
    warn({
      detail: text('{{parameter}} was reduced to the maximum, {{maximum}}.', {
        parameter: sizeName,
        maximum: maxPageSize,
      }),
      source: { parameter: sizeName },
    });
  }
  const page = {
    number: number === undefined ? 1 : wholeNumber(numberName, number, 1),
    size: Math.min(size, maxPageSize),
  };
  if (offset === undefined) return page;
  if (number !== undefined) throw notBoth(numberName, offsetName);
  const before = wholeNumber(offsetName, offset, 0);
  if (before % page.size === 0) return { ...page, number: before / page.size + 1 };
  throw invalidParameter(
    offsetName,
    text('{{parameter}} must be a multiple of the page size, which is {{size}}.', {
      parameter: offsetName,
      size: page.size,
    }),
  );
}

/** The parameter that is given under one of its names, with its text. The name is the first one when none is given. */
function given(query: Query, known: readonly string[]): [name: string, text: string | undefined] {
  const present = known.filter((name) => textOf(query, name) !== undefined);
  const [name = known[0]!, other] = present;
  if (other !== undefined) throw notBoth(name, other);
  return [name, textOf(query, name)];
}

function textOf(query: Query, name: string): string | undefined {
  return [query[name]].flat()[0] || undefined;
}

function wholeNumber(parameter: string, given: string, least: 0 | 1): number {
  if (/^\d{1,9}$/.test(given) && Number(given) >= least) return Number(given);
  throw invalidParameter(
    parameter,
    text('{{parameter}} must be a whole number of at least {{least}}.', { parameter, least }),
  );
}

function notBoth(one: string, other: string): DomainError {
  return invalidParameter(other, text('Give {{one}} or {{other}}, not both.', { one, other }));
}
