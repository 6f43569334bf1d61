import type { Permission } from '@plumbline/contracts';
import { fixedBecause, flagsFor, mayDeleteTokensOf, mayManage, noPermissions } from './user.policy';

const someone = (id: string, owner: boolean, ...held: Permission[]) => ({
  id,
  owner,
  can: (permission: Permission) => owner || held.includes(permission),
});
const owner = someone('aa', true);
const manager = someone('bb', false, 'users');
const member = someone('cc', false, 'projects');

it('owners manage everybody, and who manages users everybody but owners', () => {
  expect([owner, manager, member].map((me) => mayManage(me, { 'is-owner': true }))).toEqual([true, false, false]);
  expect([owner, manager, member].map((me) => mayManage(me, { 'is-owner': false }))).toEqual([true, true, false]);
});

it('tokens of an owner are deleted by nobody else, not by another owner either', () => {
  expect([owner, manager].map((me) => mayDeleteTokensOf(me, { id: 'zz', owner: true }))).toEqual([false, false]);
  expect(mayDeleteTokensOf(owner, { id: 'aa', owner: true })).toBe(true);
  expect(mayDeleteTokensOf(manager, { id: 'zz', owner: false })).toBe(true);
  expect(mayDeleteTokensOf(member, { id: 'zz', owner: false })).toBe(false);
  expect(mayDeleteTokensOf(member, { id: 'cc', owner: false })).toBe(true);
});

it('a permission is fixed for owners, for outside partners, and where one does not have it oneself', () => {
  const facts = { me: manager, kind: 'in-house', owner: false, held: false } as const;
  expect(fixedBecause('users', facts)).toBeUndefined();
  expect(fixedBecause('accounts', facts)).toBe('notYours');
  expect(fixedBecause('accounts', { ...facts, held: true })).toBeUndefined();
  expect(fixedBecause('users', { ...facts, kind: 'watcher' })).toBe('kind');
  expect(fixedBecause('users', { ...facts, owner: true })).toBe('owner');
});

it('outside partners keep no permission', () => {
  const flags = { ...noPermissions, projects: true };
  expect(flagsFor('in-house', flags)).toBe(flags);
  expect(flagsFor('subcontractor', flags)).toEqual(noPermissions);
});
