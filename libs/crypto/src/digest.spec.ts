import fc from 'fast-check';
import { isSameSecret, sha256Hex } from './digest';

describe('digests', () => {
  it('are SHA-256 in lower-case hex', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('comparing secrets', () => {
  it('has the same result as === for every pair of texts', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isSameSecret(a, b) === (a === b)));
    fc.assert(fc.property(fc.string(), (a) => isSameSecret(a, a)));
  });
});
