import { readIfMatch } from './if-match';

it.each([
  [undefined, undefined],
  ['*', undefined],
  ['"a"', ['a']],
  ['"a", "b"', ['a', 'b']],
  [' "a" ,,\t"b,c" ,', ['a', 'b,c']],
  ['""', ['']],
  ['W/"a"', []],
  ['W/"a", "b"', ['b']],
])('reads %p as %p', (header, tags) => {
  expect(readIfMatch(header)).toEqual(tags);
});

it.each(['', 'a', '"a', '"a" "b"', '*, "a"', 'w/"a"', '"a b"', "'a'"])('refuses %p', (header) => {
  expect(() => readIfMatch(header)).toThrow(
    expect.objectContaining({
      code: 'request.invalid',
      problems: [expect.objectContaining({ source: { header: 'if-match' } })],
    }),
  );
});

it('reads a long header in linear time', () => {
  const started = performance.now();
  expect(() => readIfMatch(`"a"${' '.repeat(100_000)}b`)).toThrow();
  expect(performance.now() - started).toBeLessThan(100);
});
