import { containing } from './search-pattern';

it.each([
  ['wall', '%wall%'],
  ['100%', '%100\\%%'],
  ['a_b', '%a\\_b%'],
  ['c:\\temp', '%c:\\\\temp%'],
])('finds %j as it is written', (part, pattern) => expect(containing(part)).toBe(pattern));
