import { permissions, type Permission } from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import {
  assertFitsKind,
  assertManages,
  assertMayCreate,
  assertMayUpdate,
  endsOwnership,
  mayList,
  mayRead,
  permissionsAfter,
  switched,
} from './user.policy';

const owner = { userId: 1, kind: 'in-house', owner: true, permissions: [...permissions] as Permission[] } as const;
const userManager = { userId: 2, kind: 'in-house', owner: false, permissions: ['users'] as Permission[] } as const;
const colleague = { userId: 3, kind: 'in-house', owner: false, permissions: [] as Permission[] } as const;
const partner = { userId: 4, kind: 'subcontractor', owner: false, permissions: [] as Permission[] } as const;

const subject = (over: Partial<Parameters<typeof assertMayUpdate>[1]> = {}) => ({
  id: 9,
  kind: 'in-house' as const,
  owner: false,
  active: true,
  permissions: [] as Permission[],
  ...over,
});

describe('reading users', () => {
  it('is allowed to in-house users', () => {
    expect(mayList(colleague)).toBe(true);
    expect(mayRead(colleague, 9)).toBe(true);
  });

  it('is limited to themselves for other users', () => {
    expect(mayList(partner)).toBe(false);
    expect(mayRead(partner, 9)).toBe(false);
    expect(mayRead(partner, partner.userId)).toBe(true);
  });
});

describe('creating a user', () => {
  it('requires the permission to manage users', () => {
    expect(() => assertMayCreate(userManager, [])).not.toThrow();
    expect(() => assertMayCreate(colleague, [])).toThrow(expect.objectContaining({ code: 'access.denied' }));
  });

  it('cannot give permissions that the actor lacks', () => {
    expect(() => assertMayCreate(userManager, ['users'])).not.toThrow();
    expect(() => assertMayCreate(userManager, ['roles'])).toThrow(expect.objectContaining({ code: 'access.denied' }));
    expect(() => assertMayCreate(owner, [...permissions])).not.toThrow();
  });

  it('names what the actor lacks by texts, which are translated', () => {
    const values = { permissions: text('{{one}}, {{other}}', { one: text('roles'), other: text('groups') }) };
    const problems = [expect.objectContaining({ detail: expect.objectContaining({ values }) })];
    expect(() => assertMayCreate(userManager, ['roles', 'groups'])).toThrow(
      expect.objectContaining({ problems }) as Error,
    );
  });
});

describe('changing a user', () => {
  it('is allowed to the user for name and language only', () => {
    const self = subject({ id: colleague.userId });
    expect(() => assertMayUpdate(colleague, self, { firstName: 'Ada', language: 'fr' })).not.toThrow();
    expect(() => assertMayUpdate(colleague, self, { kind: 'watcher' })).toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    );
    expect(() => assertMayUpdate(colleague, self, { permissions: ['users'] })).toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    );
    expect(() => assertMayUpdate(colleague, self, { active: false })).toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    );
  });

  it('requires the permission to manage users', () => {
    expect(() => assertMayUpdate(colleague, subject(), { firstName: 'Ada' })).toThrow(
      expect.objectContaining({ code: 'access.denied' }),
    );
    expect(() => assertMayUpdate(userManager, subject(), { active: false })).not.toThrow();
  });

  it('cannot give permissions that the actor lacks, but can keep and remove them', () => {
    expect(() => assertMayUpdate(userManager, subject(), { permissions: ['roles'] })).toThrow(
      expect.objectContaining({
        code: 'access.denied',
        problems: [expect.objectContaining({ source: expect.anything() })],
      }),
    );
    const holder = subject({ permissions: ['roles', 'groups'] });
    expect(() => assertMayUpdate(userManager, holder, { permissions: ['roles', 'users'] })).not.toThrow();
  });

  it('is allowed to owners only when the user is or becomes an owner', () => {
    expect(() => assertMayUpdate(userManager, subject({ owner: true }), { firstName: 'Ada' })).toThrow(
      expect.objectContaining({ code: 'access.owner-required' }),
    );
    expect(() => assertMayUpdate(userManager, subject(), { owner: true })).toThrow(
      expect.objectContaining({ code: 'access.owner-required' }),
    );
    expect(() => assertMayUpdate(owner, subject({ owner: true }), { owner: false })).not.toThrow();
  });
});

describe('managing a user', () => {
  it('requires the permission, and for an owner ownership', () => {
    expect(() => assertManages(userManager, subject())).not.toThrow();
    expect(() => assertManages(colleague, subject())).toThrow(expect.objectContaining({ code: 'access.denied' }));
    expect(() => assertManages(userManager, subject({ owner: true }))).toThrow(
      expect.objectContaining({ code: 'access.owner-required' }),
    );
    expect(() => assertManages(owner, subject({ owner: true }))).not.toThrow();
  });
});

describe('permissions of a kind', () => {
  it('are given to in-house users only', () => {
    expect(() => assertFitsKind(subject({ permissions: ['api_documentation_access'] }))).not.toThrow();
    for (const kind of ['subcontractor', 'watcher'] as const) {
      expect(() => assertFitsKind(subject({ kind, permissions: ['api_documentation_access'] }))).toThrow(
        expect.objectContaining({ code: 'identity.api-access-in-house-only' }),
      );
      expect(() => assertFitsKind(subject({ kind, permissions: ['projects'] }))).toThrow(
        expect.objectContaining({ code: 'identity.permissions-in-house-only' }),
      );
      expect(() => assertFitsKind(subject({ kind }))).not.toThrow();
    }
  });

  it('are implied by ownership, so that owners are in-house', () => {
    expect(() => assertFitsKind(subject({ kind: 'watcher', owner: true }))).toThrow(
      expect.objectContaining({ code: 'identity.api-access-in-house-only' }),
    );
  });
});

describe('the permissions after a change', () => {
  const holder = subject({ permissions: ['users', 'projects'] });

  it('are the requested ones, else the present ones', () => {
    expect(permissionsAfter(holder, { permissions: ['roles'] })).toEqual(['roles']);
    expect(permissionsAfter(holder, { firstName: 'Ada' })).toEqual(['users', 'projects']);
  });

  it('are those that the user has now, except for what a change switches', () => {
    expect(switched(holder, { roles: true, users: false })).toEqual(['projects', 'roles']);
    expect(switched(subject({ owner: true }), { users: false })).toEqual(
      permissions.filter((name) => name !== 'users'),
    );
    // Gateways of 0.1 send all permissions.
    expect(switched(holder, ['roles'])).toEqual(['roles']);
  });

  it('are none for a user who is no longer in-house', () => {
    expect(permissionsAfter(holder, { kind: 'subcontractor' })).toEqual([]);
    expect(permissionsAfter(holder, { kind: 'in-house' })).toEqual(['users', 'projects']);
  });
});

describe('the loss of an owner', () => {
  it('is a demotion or a deactivation of an active owner', () => {
    expect(endsOwnership(subject({ owner: true }), { owner: false })).toBe(true);
    expect(endsOwnership(subject({ owner: true }), { active: false })).toBe(true);
    expect(endsOwnership(subject({ owner: true }), { firstName: 'Ada' })).toBe(false);
    expect(endsOwnership(subject({ owner: true, active: false }), { owner: false })).toBe(false);
    expect(endsOwnership(subject(), { active: false })).toBe(false);
  });
});
