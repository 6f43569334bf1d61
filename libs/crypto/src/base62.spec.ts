import fc from 'fast-check';
import { randomBase62, toBase62 } from './base62';

describe('base62', () => {
  it('uses all characters with equal frequency', () => {
    const drawn = randomBase62(62_000);
    const counts = new Map<string, number>();
    for (const character of drawn) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(62);
    // Expected value 1,000, standard deviation 31: a difference of eight standard deviations is not random.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(250);
  });

  it('encodes different numbers differently, padded to the width', () => {
    const crc = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(crc, crc, (a, b) => {
        expect(toBase62(a, 6)).toMatch(/^[0-9A-Za-z]{6}$/);
        expect(toBase62(a, 6) === toBase62(b, 6)).toBe(a === b);
      }),
    );
  });

  it('orders digits before capital letters before small letters', () => {
    expect([0, 9, 10, 35, 36, 61, 62].map((value) => toBase62(value, 1))).toEqual(['0', '9', 'A', 'Z', 'a', 'z', '10']);
  });
});
