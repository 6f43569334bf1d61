import { assertMaySet, changesBetween } from './account.policy';

it('leaves the settings of an account to the permission for them', () => {
  expect(() => assertMaySet({ permissions: ['accounts'] })).not.toThrow();
  expect(() => assertMaySet({ permissions: ['users', 'projects'] })).toThrow(
    expect.objectContaining({ code: 'access.denied' }),
  );
});

it('tells which settings differ, with both values', () => {
  const before = { name: 'Moser', tokensMayNeverExpire: false };
  expect(changesBetween(before, { ...before, tokensMayNeverExpire: true })).toEqual({
    tokensMayNeverExpire: { from: false, to: true },
  });
  expect(changesBetween(before, { ...before })).toBeUndefined();
});
