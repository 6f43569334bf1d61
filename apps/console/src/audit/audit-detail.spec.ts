import { detailsOf } from './audit-detail';

it('tells what was changed with what was before, and not the state after it as well', () => {
  const changes = { active: { from: true, to: false }, permissions: { from: [], to: ['users', 'projects'] } };
  expect(detailsOf({ owner: true, kind: 'in-house', changes })).toEqual([
    { name: 'active', from: true, to: false },
    { name: 'permissions', from: [], to: ['users', 'projects'] },
  ]);
});

it('tells other facts as they are, but no ids, no names that the entry has anyway, and nothing that is empty', () => {
  const facts = { userId: 2001, name: 'Site diary', reason: 'leaked', owner: false, permissions: [], expiresAt: null };
  expect(detailsOf(facts)).toEqual([{ name: 'reason', to: 'leaked' }]);
});

it('has nothing to tell of nothing', () => expect(detailsOf({})).toEqual([]));
