import type { Permission } from '@plumbline/contracts';
import { assertMaySeeLink, grantsRolesOf, isGranted, type LinkGrant } from './password-link.policy';

const user: LinkGrant = {
  email: 'gus@example.com',
  kind: 'subcontractor',
  owner: false,
  permissions: ['projects', 'groups'],
};
const stillFits = (change: Partial<LinkGrant>, before: Partial<LinkGrant> = {}) =>
  isGranted({ ...user, ...change }, { ...user, ...before });

describe('a password link', () => {
  it.each<[string, Partial<LinkGrant>]>([
    ['the same rights', {}],
    ['fewer permissions', { permissions: ['groups'] }],
    ['a kind with fewer rights', { kind: 'watcher', permissions: [] }],
  ])('fits a user with %s', (_name, change) => {
    expect(stillFits(change)).toBe(true);
  });

  it.each<[string, Partial<LinkGrant>]>([
    ['another e-mail address', { email: 'august@example.com' }],
    ['one more permission', { permissions: ['projects', 'groups', 'users'] }],
    ['other permissions', { permissions: ['users'] }],
    ['a kind with more rights', { kind: 'in-house' }],
    ['an account to own', { owner: true }],
  ])('does not fit a user with %s', (_name, change) => {
    expect(stillFits(change)).toBe(false);
  });

  it('for an owner fits every owner, since they have every permission', () => {
    expect(stillFits({ owner: true, permissions: ['users'] }, { owner: true, permissions: [] })).toBe(true);
    expect(stillFits({ owner: false, permissions: ['users'] }, { owner: true, permissions: [] })).toBe(true);
  });
});

describe('a link that an inviter has seen', () => {
  it('fits a user to whom nobody else has given a role since', () => {
    expect(grantsRolesOf({ ...user, rolesBy: [1, 2] }, [2])).toBe(true);
    expect(grantsRolesOf({ ...user, rolesBy: [1, 2] }, [2, 3])).toBe(false);
    expect(grantsRolesOf(user, [2, 3])).toBe(true);
  });

  it('is shown only to those who gave every role, or manage every project', () => {
    const maySee = (permissions: Permission[], givers: number[]) => () =>
      assertMaySeeLink({ userId: 1, permissions }, givers);
    const denied = expect.objectContaining({ code: 'access.denied' }) as Error;
    expect(maySee(['users'], [])).not.toThrow();
    expect(maySee(['users'], [1])).not.toThrow();
    expect(maySee(['users'], [1, 2])).toThrow(denied);
    expect(maySee(['users'], [0])).toThrow(denied);
    expect(maySee(['users', 'projects'], [0, 2])).not.toThrow();
  });
});
