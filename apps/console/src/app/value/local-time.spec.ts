import { instantOf, localMinute, minuteOf } from './local-time';

it('converts a local time to an instant and back', () => {
  const minute = minuteOf(new Date(2026, 10, 24, 8, 30, 59));
  expect(minute).toBe('2026-11-24T08:30');
  expect(instantOf(minute)).toBe(new Date(2026, 10, 24, 8, 30).toISOString());
});

it.each([
  ['2026-11-24T08:30', true],
  ['2026-11-24', false],
  ['2026-13-24T08:30', false],
  ['yesterday', false],
])('%s is a valid local time: %p', (text, is) => expect(localMinute.safeParse(text).success).toBe(is));
