import { textIn, type DomainError } from '@plumbline/errors';
import { ticketConditionOf, ticketFilters } from './ticket-conditions';

const read = (field: string, ...values: string[]) =>
  ticketConditionOf({ field, parameter: `filter[${field}]`, predicate: 'in', values }).values;

it('has a filter for each field, with the predicates of what it holds', () => {
  expect(ticketFilters['subject']!.predicates).toContain('like');
  expect(ticketFilters['created_at']!.predicates).toContain('between');
  expect(ticketFilters['assigned_to_id']!.predicates).toContain('has_not');
});

it.each([
  ['status_id', '1', 1],
  ['status_id', 'gk', 5],
  ['priority_id', 'ma', 3],
  ['component_id', '21', 21],
  ['progress', '50', 50],
  ['parent_id', '{0192F1C0-0000-7000-8000-000000000001}', '0192f1c0-0000-7000-8000-000000000001'],
  ['subject', '10,5 cm', '10,5 cm'],
  ['due_date', '20240131', '2024-01-31'],
  ['due_date', '2024-01-31T23:00:00-05:00', '2024-01-31'],
  ['created_at', '2024-01-31', '2024-01-31'],
  ['created_at', '2024-01-31T01:00:00+01:00', '2024-01-31T00:00:00.000Z'],
  ['created_at', '1764000000', '2025-11-24T16:00:00.000Z'],
])('reads the value of %s from %s', (field, given, value) => {
  expect(read(field, given)).toEqual([value]);
});

it.each([
  ['status_id', 'open', 'filter[status_id] takes 1 (lm), 2 (ol), 3 (ma), 4 (ex), 5 (gk), 6 (ky).'],
  ['priority_id', '4', 'filter[priority_id] takes 1 (lm), 2 (ol), 3 (ma).'],
  ['author_id', '-1', 'filter[author_id] takes ids.'],
  ['subscribers', 'me', 'filter[subscribers] takes ids.'],
  ['progress', 'half', 'filter[progress] takes whole numbers.'],
  ['uuid', '12', 'filter[uuid] takes UUIDs.'],
  ['due_date', 'today', 'filter[due_date] must be a time in ISO 8601, such as 2026-11-24T08:00:00Z, or a Unix time'],
  ['created_at', '2024-02-30', 'filter[created_at] must be a day that exists.'],
])('refuses %s=%s: %s', (field, given, detail) => {
  try {
    read(field, given);
  } catch (error) {
    const [problem] = (error as DomainError).problems;
    expect(problem!.source).toEqual({ parameter: `filter[${field}]` });
    expect(textIn(problem!.detail!, 'en')).toContain(detail);
    return;
  }
  throw new Error('not refused');
});
