import { fingerprintOf } from './fingerprint';

it('a fingerprint depends on the value, but not on the order of its keys', () => {
  const first = fingerprintOf({ a: 1, b: { c: [1, 2], d: null } });

  expect(fingerprintOf({ b: { d: null, c: [1, 2] }, a: 1 })).toEqual(first);
  expect(fingerprintOf({ b: { d: null, c: [2, 1] }, a: 1 })).not.toEqual(first);
});
