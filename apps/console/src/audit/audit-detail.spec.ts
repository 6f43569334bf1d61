import { detailsOf } from './audit-detail';

it('returns changes with the former value, without the other facts', () => {
  const changes = { active: { from: true, to: false }, permissions: { from: [], to: ['users', 'projects'] } };
  expect(detailsOf({ owner: true, kind: 'in-house', changes })).toEqual([
    { name: 'active', from: true, to: false },
    { name: 'permissions', from: [], to: ['users', 'projects'] },
  ]);
});

it('returns other facts except IDs, names that the entry shows elsewhere, and empty values', () => {
  const facts = { userId: 2001, name: 'Site diary', reason: 'leaked', owner: false, permissions: [], expiresAt: null };
  expect(detailsOf(facts)).toEqual([{ name: 'reason', to: 'leaked' }]);
});

it('returns nothing for empty details', () => expect(detailsOf({})).toEqual([]));
