import { formatsOf } from './format';

const now = Date.parse('2026-11-24T12:00:00Z');
const english = formatsOf('en-GB');
const german = formatsOf('de');

it.each([
  ['2026-11-24T11:59:50Z', 'this minute', 'in dieser Minute'],
  ['2026-11-24T09:00:00Z', '3 hours ago', 'vor 3 Stunden'],
  ['2026-11-26T12:00:00Z', 'in 2 days', 'übermorgen'],
  ['2024-11-24T12:00:00Z', '2 years ago', 'vor 2 Jahren'],
])('formats %s as %j, in German as %j', (instant, inEnglish, inGerman) => {
  expect([english.ago(instant, now), german.ago(instant, now)]).toEqual([inEnglish, inGerman]);
});

it.each([
  [1, '1 byte'],
  [1_023, '1,023 bytes'],
  [1_536, '1.5 kB'],
  [25 * 1_024 * 1_024, '25 MB'],
])('formats %i bytes as %s', (bytes, text) => expect(english.bytes(bytes)).toBe(text));

it('formats a date independently of the time zone', () => {
  expect(english.day('2026-11-24')).toBe('24 Nov 2026');
});
