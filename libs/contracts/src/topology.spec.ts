import { matchesPattern } from './topology';

it.each([
  ['user.*', 'user.created', true],
  ['user.*', 'user.created.twice', false],
  ['user.*', 'users.created', false],
  ['#', 'ticket.created', true],
  ['photo.attached', 'photo.attached', true],
  ['photo.attached', 'photo-attached', false],
])('pattern %s matches %s: %s', (pattern, type, matches) => {
  expect(matchesPattern(pattern, type)).toBe(matches);
});
