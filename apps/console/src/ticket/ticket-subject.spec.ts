import { isBlank } from './ticket-subject';

it.each(['', '   ', '\t\n', '\u00a0\u2003', '\u200b\u2060\ufeff'])('the subject %j is blank', (subject) => {
  expect(isBlank(subject)).toBe(true);
});

it.each(['Crack', ' 1 ', '–', '🏗'])('the subject %j is not blank', (subject) => {
  expect(isBlank(subject)).toBe(false);
});
