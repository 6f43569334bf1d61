import { isOverdue } from './overdue.policy';

it.each([
  ['2026-11-23', 'lm', true],
  ['2026-11-24', 'lm', false],
  ['2026-11-25', 'lm', false],
  ['2026-11-23', 'ex', true],
  ['2026-11-23', 'gk', false],
  [undefined, 'lm', false],
] as const)('a ticket with due date %p and status %p is overdue: %p', (due, status, overdue) => {
  expect(isOverdue(due, status, '2026-11-24')).toBe(overdue);
});
