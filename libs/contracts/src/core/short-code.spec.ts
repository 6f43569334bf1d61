import { assert, constantFrom, integer, oneof, property, string } from 'fast-check';
import { fromShortCode, toShortCode } from './short-code';

const id = integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const codeText = oneof(
  string({ unit: 'grapheme-ascii', maxLength: 20 }),
  string({ unit: constantFrom(...'abdegjklmnopqrwxyz'), maxLength: 20 }),
);

describe('short codes', () => {
  it('decode to the id that they encode', () => {
    assert(property(id, (number) => fromShortCode(toShortCode(number)) === number));
  });

  it('use only letters that are easy to tell apart', () => {
    assert(property(id, (number) => /^[abdegjklmnopqrwxyz]{2,}$/.test(toShortCode(number))));
  });

  it('never change, because integrations store them', () => {
    expect([1, 2, 42, 1_000_000].map(toShortCode)).toMatchInlineSnapshot(`
     [
       "ep",
       "dp",
       "wmj",
       "apaqrq",
     ]
    `);
  });

  it('are accepted in decimal form as well', () => {
    assert(property(id, (number) => fromShortCode(String(number)) === number));
  });

  it('are accepted only in their canonical form', () => {
    assert(
      property(codeText, (text) => {
        const number = fromShortCode(text);
        return number === undefined || text === toShortCode(number) || text === String(number);
      }),
    );
  });

  it.each([
    '',
    '0',
    '007',
    '-1',
    '1.5',
    '1e3',
    ' 1',
    '9007199254740993',
    '99999999999999999999',
    'LM',
    'lm ',
    'c',
    '../1',
    // Codes of numbers above 2^53, which cannot be encoded.
    'yyyyyyyyyyyyyyy',
    'pzzzzzzzzzzzzzzz',
    'ab'.repeat(100_000),
  ])('refuses %j', (text) => expect(fromShortCode(text)).toBeUndefined());
});
