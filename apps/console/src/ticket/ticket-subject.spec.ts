import { isBlank } from './ticket-subject';

it.each(['', '   ', '\t\n', '\u00a0\u2003', '\u200b\u2060\ufeff'])(
  'nothing can be read in the subject %j',
  (subject) => {
    expect(isBlank(subject)).toBe(true);
  },
);

it.each(['Crack', ' 1 ', '–', '🏗'])('the subject %j can be read', (subject) => {
  expect(isBlank(subject)).toBe(false);
});
