import type { Permission } from '@plumbline/contracts';
import { fixedBecause, flagsFor, flagsToSend, mayDeleteTokensOf, mayManage, noPermissions } from './user.policy';

const someone = (id: string, owner: boolean, ...held: Permission[]) => ({
  id,
  owner,
  can: (permission: Permission) => owner || held.includes(permission),
});
const owner = someone('aa', true);
const manager = someone('bb', false, 'users');
const member = someone('cc', false, 'projects');

it('owners manage everybody, user managers everybody except owners', () => {
  expect([owner, manager, member].map((me) => mayManage(me, { 'is-owner': true }))).toEqual([true, false, false]);
  expect([owner, manager, member].map((me) => mayManage(me, { 'is-owner': false }))).toEqual([true, true, false]);
});

it('only the owner deletes their own tokens, not even another owner', () => {
  expect([owner, manager].map((me) => mayDeleteTokensOf(me, { id: 'zz', owner: true }))).toEqual([false, false]);
  expect(mayDeleteTokensOf(owner, { id: 'aa', owner: true })).toBe(true);
  expect(mayDeleteTokensOf(manager, { id: 'zz', owner: false })).toBe(true);
  expect(mayDeleteTokensOf(member, { id: 'zz', owner: false })).toBe(false);
  expect(mayDeleteTokensOf(member, { id: 'cc', owner: false })).toBe(true);
});

it('a permission is fixed for owners, for external users, and for actors who lack it', () => {
  const facts = { me: manager, kind: 'in-house', owner: false, held: false } as const;
  expect(fixedBecause('users', facts)).toBeUndefined();
  expect(fixedBecause('accounts', facts)).toBe('notYours');
  expect(fixedBecause('accounts', { ...facts, held: true })).toBeUndefined();
  expect(fixedBecause('users', { ...facts, kind: 'watcher' })).toBe('kind');
  expect(fixedBecause('users', { ...facts, owner: true })).toBe('owner');
});

it('external users have no permissions', () => {
  const flags = { ...noPermissions, projects: true };
  expect(flagsFor('in-house', flags)).toBe(flags);
  expect(flagsFor('subcontractor', flags)).toEqual(noPermissions);
});

it('a change sends only the permissions that it changes, so that revoked ones stay revoked', () => {
  const base = { kind: 'in-house', isOwner: false, permissions: { ...noPermissions, projects: true } } as const;
  expect(flagsToSend(base, {})).toEqual({});
  expect(flagsToSend(base, { permissions: { ...base.permissions, users: true } })).toEqual({ users: true });
  expect(flagsToSend(base, { kind: 'watcher' })).toEqual({ projects: false });
  expect(flagsToSend({ ...base, kind: 'watcher', permissions: noPermissions }, { kind: 'in-house' })).toEqual({});
  expect(flagsToSend(base, { isOwner: true, permissions: noPermissions })).toEqual({});
});
