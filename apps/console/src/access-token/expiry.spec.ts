import { dayAfter, daysUntil, expiryOf, expiryRange, today } from './expiry';

const now = Date.parse('2026-11-24T12:00:00Z');

it.each([
  [undefined, 'far'],
  ['2026-12-24T12:00:00Z', 'far'],
  ['2026-12-01T12:00:00Z', 'soon'],
  ['2026-11-25T12:00:00Z', 'now'],
  ['2026-11-24T12:00:00Z', 'over'],
  ['2025-11-24T12:00:00Z', 'over'],
])('the end %p is %p', (expiresAt, expiry) => expect(expiryOf(expiresAt, now)).toBe(expiry));

it('days are counted by the calendar, across the changes of the clock as well', () => {
  expect(daysUntil('2026-11-25', '2026-11-24')).toBe(1);
  expect(daysUntil('2027-11-24', '2026-11-24')).toBe(365);
  expect(dayAfter('2026-03-28', 2)).toBe('2026-03-30');
  expect(daysUntil(dayAfter('2026-10-24', 90), '2026-10-24')).toBe(90);
});

it('a token made today can end from tomorrow to a year and a day ahead', () => {
  expect(expiryRange('2026-11-24')).toEqual({ min: '2026-11-25', max: '2027-11-25' });
});

it('today is the day on the reader’s wall', () => {
  const evening = new Date(2026, 10, 24, 23, 59);
  expect(today(evening)).toBe('2026-11-24');
});
