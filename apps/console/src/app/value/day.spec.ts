import { dayAfter, daysBetween, today } from './day';

it('counts calendar days across daylight saving changes', () => {
  expect(daysBetween('2026-11-24', '2026-11-25')).toBe(1);
  expect(daysBetween('2026-11-24', '2027-11-24')).toBe(365);
  expect(dayAfter('2026-03-28', 2)).toBe('2026-03-30');
  expect(daysBetween('2026-10-24', dayAfter('2026-10-24', 90))).toBe(90);
});

it('today is the local date', () => {
  expect(today(new Date(2026, 10, 24, 23, 59))).toBe('2026-11-24');
});
