import { assertMaySet, changesBetween } from './account.policy';

it('allows changes of the settings with the permission accounts only', () => {
  expect(() => assertMaySet({ permissions: ['accounts'] })).not.toThrow();
  expect(() => assertMaySet({ permissions: ['users', 'projects'] })).toThrow(
    expect.objectContaining({ code: 'access.denied' }),
  );
});

it('returns the settings that differ, with both values', () => {
  const before = { name: 'Moser', tokensMayNeverExpire: false };
  expect(changesBetween(before, { ...before, tokensMayNeverExpire: true })).toEqual({
    tokensMayNeverExpire: { from: false, to: true },
  });
  expect(changesBetween(before, { ...before })).toBeUndefined();
});
