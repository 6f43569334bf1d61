import { nestFields } from './form-fields';

it.each<[string, [string, unknown][], object]>([
  ['plain names', [['name', 'a']], { name: 'a' }],
  [
    'members',
    [
      ['data[attributes][name]', 'a'],
      ['data[type]', 'b'],
    ],
    { data: { attributes: { name: 'a' }, type: 'b' } },
  ],
  [
    'lists',
    [
      ['tags[]', 'a'],
      ['tags[]', 'b'],
    ],
    { tags: ['a', 'b'] },
  ],
  [
    'lists of members, each begun by a name that repeats',
    [
      ['a[][x]', 1],
      ['a[][y]', 2],
      ['a[][x]', 3],
    ],
    { a: [{ x: 1, y: 2 }, { x: 3 }] },
  ],
  [
    'lists in the only item of a list',
    [
      ['data[][attributes][layers][][name]', 'A'],
      ['data[][attributes][layers][][name]', 'B'],
    ],
    { data: [{ attributes: { layers: [{ name: 'A' }, { name: 'B' }] } }] },
  ],
  [
    'numbered items as members',
    [
      ['data[0][name]', 'A'],
      ['data[1][name]', 'B'],
    ],
    { data: { '0': { name: 'A' }, '1': { name: 'B' } } },
  ],
  ['names with half a bracket as they are', [['a[b', 1]], { 'a[b': 1 }],
])('nests %s', (_, fields, nested) => {
  expect(JSON.parse(JSON.stringify(nestFields(fields)))).toEqual(nested);
});

it.each<[string, [string, unknown][]]>([
  [
    'a value and members',
    [
      ['a', 1],
      ['a[b]', 2],
    ],
  ],
  [
    'a value and items',
    [
      ['a', 1],
      ['a[]', 2],
    ],
  ],
  ['too many levels', [[`a${'[b]'.repeat(64)}`, 1]]],
])('refuses %s', (_, fields) => {
  expect(() => nestFields(fields)).toThrow(expect.objectContaining({ code: 'request.malformed' }) as Error);
});

it('does not reach the prototype of objects', () => {
  const form = nestFields([['__proto__[polluted]', 'yes']]);
  expect(Object.keys(form)).toEqual(['__proto__']);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});
