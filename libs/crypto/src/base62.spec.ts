import fc from 'fast-check';
import { randomBase62, toBase62 } from './base62';

describe('base62', () => {
  it('uses every character about equally often', () => {
    const drawn = randomBase62(62_000);
    const counts = new Map<string, number>();
    for (const character of drawn) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(62);
    // 1,000 expected each, standard deviation 31: eight of them away is no accident.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(250);
  });

  it('writes different numbers differently, padded to the width', () => {
    const crc = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(crc, crc, (a, b) => {
        expect(toBase62(a, 6)).toMatch(/^[0-9A-Za-z]{6}$/);
        expect(toBase62(a, 6) === toBase62(b, 6)).toBe(a === b);
      }),
    );
  });

  it('counts in the order digits, capitals, small letters', () => {
    expect([0, 9, 10, 35, 36, 61, 62].map((value) => toBase62(value, 1))).toEqual(['0', '9', 'A', 'Z', 'a', 'z', '10']);
  });
});
