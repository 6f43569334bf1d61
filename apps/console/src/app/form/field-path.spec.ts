import { hasField } from './field-path';

it.each([
  ['name', true],
  ['headers.0.name', true],
  ['headers.1.name', false],
  ['headers.0.value', false],
  ['nothing', false],
  ['name.length', false],
])('a form with a name and one header has the field %s: %p', (path, known) => {
  expect(hasField({ name: 'x', headers: [{ name: 'X-Key' }] }, path)).toBe(known);
});
