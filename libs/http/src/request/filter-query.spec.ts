import { filterKinds } from '@plumbline/contracts';
import { textIn, type DomainError } from '@plumbline/errors';
import { choiceFilter, onlyChoice, readFilters, type FilterFields } from './filter-query';

const fields: FilterFields = {
  status_id: choiceFilter,
  subject: { predicates: filterKinds.text.predicates, texts: true },
  created_at: { predicates: filterKinds.instant.predicates },
};
/** The conditions of a query string, as Fastify parses it. */
function read(query: string) {
  const given: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = given[name];
    given[name] = before === undefined ? value : [before, value].flat();
  }
  return readFilters(given, fields).map(({ field, predicate, values }) => [field, predicate, ...values]);
}
function refusal(query: string) {
  try {
    read(query);
  } catch (error) {
    const [problem] = (error as DomainError).problems;
    return [problem!.source, textIn(problem!.detail!, 'en')];
  }
  throw new Error('not refused');
}

it.each([
  ['filter[status_id]=1', ['status_id', 'in', '1']],
  ['filter[status_id]=1,ol', ['status_id', 'in', '1', 'ol']],
  ['filter[status_id][]=1&filter[status_id][]=2', ['status_id', 'in', '1', '2']],
  [
    'filter[status_id][][predicate]=not_in&filter[status_id][][value][]=1&filter[status_id][][value][]=2',
    ['status_id', 'not_in', '1', '2'],
  ],
  ['filters[status-id][0][predicate]=neq&filters[status-id][0][value][0]=1', ['status_id', 'neq', '1']],
  ['filter[subject]=Doors, and windows', ['subject', 'in', 'Doors, and windows']],
  ['filter[subject][][predicate]=like&filter[subject][][value][]=urgent', ['subject', 'like', 'urgent']],
  ['filter[created_at][][predicate]=has_not', ['created_at', 'has_not']],
  ['filter[created_at][][predicate]=has&filter[created_at][][value]=true', ['created_at', 'has']],
  [
    'filter[created_at][][predicate]=between&filter[created_at][][value][]=2024-01-01&filter[created_at][][value][]=2024-01-01',
    ['created_at', 'between', '2024-01-01', '2024-01-01'],
  ],
])('reads a condition from %s', (query, condition) => {
  expect(read(query)).toEqual([condition]);
});

it.each([
  'filter[created_at][0][predicate]=ge&filter[created_at][0][value]=1&filter[created_at][1][predicate]=le&filter[created_at][1][value]=2',
  'filter[created_at][][predicate]=ge&filter[created_at][][value]=1&filter[created_at][][predicate]=le&filter[created_at][][value]=2',
])('reads several conditions on a field from %s', (query) => {
  expect(read(query)).toEqual([
    ['created_at', 'ge', '1'],
    ['created_at', 'le', '2'],
  ]);
});

it('reads conditions on several fields', () => {
  expect(read('filter[status_id]=1&filter[subject]=Door')).toEqual([
    ['status_id', 'in', '1'],
    ['subject', 'in', 'Door'],
  ]);
});

it.each([
  'filter[status_id]=',
  'filter[status_id]=,',
  'filter[status_id][][predicate]=not_in',
  'filter[status_id][][predicate]=&filter[status_id][][value][]=',
  'filter[created_at][][predicate]=between&filter[created_at][][value][]=&filter[created_at][][value][]=',
])('reads no condition from %s', (query) => {
  expect(read(query)).toEqual([]);
});

const predicate = { parameter: 'filter[status_id][][predicate]' };
const createdAt = { parameter: 'filter[created_at][][value][]' };
const valuesOf = (count: number) => Array.from({ length: count }, (_, index) => index).join(',');
it.each([
  [
    'filter[status_id][][predicate]=like&filter[status_id][][value]=1',
    [predicate, 'filter[status_id][][predicate] takes eq, neq, in, not_in.'],
  ],
  [
    'filter[created_at][][predicate]=between&filter[created_at][][value][]=2024-01-01&filter[created_at][][value][]=',
    [createdAt, 'between takes two values.'],
  ],
  [
    'filter[created_at][][predicate]=le&filter[created_at][][value][]=1&filter[created_at][][value][]=2',
    [createdAt, 'le takes one value.'],
  ],
  [
    'filter[created_at][][predicate]=ge&filter[created_at][][predicate]=le&filter[created_at][][value]=1',
    [
      { parameter: 'filter[created_at][][predicate]' },
      'Number the conditions: filter[created_at][0], filter[created_at][1] and so on.',
    ],
  ],
  [
    `filter[status_id]=${valuesOf(101)}`,
    [{ parameter: 'filter[status_id]' }, 'filter[status_id] must have at most 100 values.'],
  ],
  [
    `filter[subject]=${'x'.repeat(201)}`,
    [{ parameter: 'filter[subject]' }, 'A value of filter[subject] must have at most 200 characters.'],
  ],
])('refuses %s', (query, problem) => {
  expect(refusal(query)).toEqual(problem);
});

it('gives the only choice of a field, and refuses a second one', () => {
  const conditions = (query: Record<string, string>) => readFilters(query, fields);
  const excluded = { 'filter[status_id][][predicate]': 'not_in', 'filter[status_id][][value]': '1' };
  expect(onlyChoice(conditions(excluded), 'status_id')).toEqual({ values: ['1'], negated: true });
  expect(onlyChoice(conditions({}), 'status_id')).toBeUndefined();
  expect(() => onlyChoice(conditions({ ...excluded, 'filter[status_id]': '2' }), 'status_id')).toThrow(
    'filter[status_id] takes one condition.',
  );
});
