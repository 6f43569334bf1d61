import { textIn, type DomainError } from '@plumbline/errors';
import { choiceFilter } from './filter-query';
import { readListQuery, type ListQueryOptions, type Query } from './list-query';
import { readValues } from './parameter-values';
import type { Warning } from './warnings';

const everything = {
  sorts: ['name', 'created-at'] as const,
  filters: { status_id: choiceFilter },
  search: 'the name',
  sync: true,
};
function read(query: Query, options: ListQueryOptions<(typeof everything.sorts)[number]> = everything) {
  const warnings: Warning[] = [];
  return { ...readListQuery(query, (warning) => warnings.push(warning), options), warnings };
}
const refused = (parameter: string) =>
  expect.objectContaining({
    problems: [expect.objectContaining({ code: 'request.invalid', source: { parameter } })],
  }) as Error;

it('returns the first page of 100 by default', () => {
  expect(read({})).toMatchObject({ page: { number: 1, size: 100 }, warnings: [] });
});

it('reduces a page size above the maximum with a warning', () => {
  expect(read({ pagesize: '1000' })).toMatchObject({
    page: { size: 500 },
    warnings: [{ source: { parameter: 'pagesize' } }],
  });
});

it.each([
  { 'page[number]': '3', 'page[size]': '20' },
  { page: '3', per_page: '20' },
  { pageNumber: '3', pageSize: '20' },
  { limit: '20', offset: '40' },
  { 'page[limit]': '20', 'page[offset]': '40', page: '' },
])('reads the page from the names of other APIs: %j', (query) => {
  expect(read(query)).toMatchObject({ page: { number: 3, size: 20 }, warnings: [] });
});

it.each([
  ['offset', { limit: '20', offset: '30' }],
  ['offset', { page: '2', offset: '100' }],
  ['offset', { offset: '-1' }],
  ['per_page', { pagesize: '10', per_page: '20' }],
  ['page[after]', { 'page[after]': 'abc' }],
  ['cursor', { cursor: '' }],
  ['$skip', { $skip: '100' }],
])('refuses %s where it would read the first page for ever: %j', (parameter, query) => {
  expect(() => read(query)).toThrow(refused(parameter));
});

it('leaves a parameter by which other APIs page to a list that has it', () => {
  expect(read({ after: 'abc' }, { others: ['after'] }).warnings).toEqual([]);
});

it.each(['0', '-1', 'x', '1.5', '1e3'])('rejects page=%s', (page) => {
  expect(() => read({ page })).toThrow(refused('page'));
});

it('sorts by a field in both directions, in dash-case or snake_case', () => {
  expect(read({ sort: '-created_at' }).sort).toEqual({ field: 'created-at', descending: true });
  expect(read({ sort: 'name' }).sort).toEqual({ field: 'name', descending: false });
  expect(() => read({ sort: 'colour' })).toThrow(refused('sort'));
});

it('reads the last synchronisation as Unix time or ISO 8601', () => {
  expect(read({ last_sync_date: '1764000000' }).changedSince).toBe('2025-11-24T16:00:00.000Z');
  expect(read({ last_sync_date: '2025-11-24T17:00:00+01:00' }).changedSince).toBe('2025-11-24T16:00:00.000Z');
  expect(read({ last_sync_date: '9999-12-31T23:59:59.999Z' }).changedSince).toBe('9999-12-31T23:59:59.999Z');
});

it.each([
  'yesterday',
  '0000-06-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999-01:00',
  '+010000-01-01',
])('refuses %s as the last synchronisation', (time) =>
  expect(() => read({ last_sync_date: time })).toThrow(refused('last_sync_date')),
);

it('reads the distinct values of a parameter', () => {
  expect(readValues({ types: ['a, b', 'b', ''] }, 'types')).toEqual(['a', 'b']);
  expect(readValues({ types: ',' }, 'types')).toBeUndefined();
});

it('rejects too many and too long values', () => {
  const values = (count: number) => Array.from({ length: count }, (_, index) => index).join(',');
  expect(readValues({ types: values(100) }, 'types')).toHaveLength(100);
  for (const types of [values(101), 'x'.repeat(101)])
    expect(() => readValues({ types }, 'types')).toThrow(refused('types'));
});

it('warns of unknown parameters, with a hint for frequent mistakes', () => {
  const { warnings } = read({ order: 'name', other: '1' });
  expect(warnings.map(({ detail }) => textIn(detail, 'en'))).toEqual([
    expect.stringContaining('sort'),
    expect.stringContaining('other'),
  ]);
});

it.each(['constructor', 'toString', '__proto__'])('warns of the parameter %s as of any other', (name) => {
  const { warnings } = read(Object.fromEntries([[name, '1']]));
  expect(warnings.map(({ detail }) => textIn(detail, 'en'))).toEqual([
    `The parameter ${name} was ignored: it is unknown.`,
  ]);
});

it('names long unknown parameters in short', () => {
  const { warnings } = read({ ['n'.repeat(10_000)]: '1' });
  expect(warnings.map(({ source }) => source)).toEqual([{ parameter: `${'n'.repeat(100)}…` }]);
  const long = [`filter[${'n'.repeat(10_000)}]`, `filter[status_id][${'0'.repeat(10_000)}][value]`];
  for (const name of [...long, `page[${'n'.repeat(10_000)}]`])
    expect(() => read({ [name]: '1' })).toThrow(refused(`${name.slice(0, 100)}…`));
});

it.each([
  'filter[colour]',
  'filters[created-at][0][value][0]',
  'filter[a][b]',
  'filter',
  'q[name_i_cont]',
  'apply_filter',
  'can_have_parent',
])('refuses %s, without which the list would have other entries, unless it is empty', (name) => {
  expect(() => read({ [name]: '1' })).toThrow(refused(name));
  expect(() => read({ [name]: ['', '1'] })).toThrow(refused(name));
  expect(read({ [name]: ' ' })).toMatchObject({ filters: [], warnings: [] });
});

it('refuses a filter by its predicate if that needs no value', () => {
  const name = 'filter[due_date][][predicate]';
  expect(() => read({ [name]: 'has_not' })).toThrow(refused(name));
  expect(read({ [name]: 'like', 'filter[due_date][][value]': '' }).filters).toEqual([]);
});

it('says which filters there are', () => {
  const detailOf = (options: ListQueryOptions<never>) => {
    try {
      return read({ 'filter[colour]': 'red' }, options);
    } catch (error) {
      return textIn((error as DomainError).problems[0]!.detail!, 'en');
    }
  };
  expect(detailOf({ filters: { status_id: choiceFilter }, search: 'the name', sync: true })).toBe(
    'This list cannot be filtered by filter[colour]. Its filters are filter[status_id], search, last_sync_date.',
  );
  expect(detailOf({})).toBe('This list cannot be filtered by filter[colour].');
});

it.each(['search', 'last_sync_date'])('refuses %s if the list does not have it', (name) => {
  expect(() => read({ [name]: '1764000000' }, {})).toThrow(refused(name));
  expect(read({ [name]: '' }, {}).warnings).toEqual([]);
});
