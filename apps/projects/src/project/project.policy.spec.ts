import { projectRole, type Principal, type ProjectRole } from '@plumbline/contracts';
import { actor } from '../testing/actors';
import {
  mayChangeSharedSettings,
  mayCreateProject,
  refusalOf,
  seesEveryProject,
  accessLevelOf,
} from './project.policy';

const active = { status: 1 } as const;
const archived = { status: 9 } as const;
const owner = actor({ owner: true });
const manager = actor({ permissions: ['projects'] });
const inHouse = actor();
const subcontractor = actor({ kind: 'subcontractor' });
const watcher = actor({ kind: 'watcher' });

describe('seesEveryProject', () => {
  it('is true for owners and users with the permission projects', () => {
    expect([owner, manager].map(seesEveryProject)).toEqual([true, true]);
  });

  it('is false for all others, whatever other permissions they have', () => {
    const userManager = actor({ permissions: ['users', 'accounts', 'groups', 'roles', 'api_documentation_access'] });
    expect([inHouse, userManager, subcontractor, watcher].map(seesEveryProject)).toEqual([false, false, false, false]);
  });
});

describe('mayCreateProject', () => {
  it('is true for owners and in-house users', () => {
    expect([owner, manager, inHouse, subcontractor, watcher].map(mayCreateProject)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('mayChangeSharedSettings', () => {
  it('is true for users who see every project', () => {
    expect([owner, manager, inHouse, subcontractor, watcher].map(mayChangeSharedSettings)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('accessLevelOf', () => {
  it('is manage for users who see every project, members or not', () => {
    for (const person of [owner, manager])
      for (const given of [undefined, 'observer'] as const)
        expect(accessLevelOf(person, given)).toEqual({ role: 'manager', ownTicketsOnly: false });
  });

  it('follows the role of members', () => {
    expect(projectRole.options.map((given) => accessLevelOf(inHouse, given).role)).toEqual(projectRole.options);
  });

  it('limits contributors and subcontractors to their own tickets', () => {
    const shown = (person: Principal) =>
      projectRole.options.filter((given) => !accessLevelOf(person, given).ownTicketsOnly);
    expect(shown(inHouse)).toEqual(['observer', 'member', 'manager']);
    expect(shown(subcontractor)).toEqual([]);
    expect(shown(watcher)).toEqual(['observer', 'member', 'manager']);
  });

  it('is limited by the kind of user, also after the kind has changed', () => {
    expect(projectRole.options.map((given) => accessLevelOf(subcontractor, given).role)).toEqual([
      'observer',
      'contributor',
      'contributor',
      'contributor',
    ]);
    expect(projectRole.options.map((given) => accessLevelOf(watcher, given).role)).toEqual(Array(4).fill('observer'));
  });
});

describe('refusalOf', () => {
  const as = (role: ProjectRole) => ({ role, ownTicketsOnly: false });

  it.each<[ProjectRole, (string | undefined)[]]>([
    ['observer', [undefined, 'access.denied', 'access.denied']],
    ['contributor', [undefined, undefined, 'access.denied']],
    ['member', [undefined, undefined, 'access.denied']],
    ['manager', [undefined, undefined, undefined]],
  ])('returns the refusals of an %s for read, work and manage: %j', (role, refusals) => {
    expect((['read', 'work', 'manage'] as const).map((purpose) => refusalOf(as(role), active, purpose))).toEqual(
      refusals,
    );
  });

  it('returns projects.archived only to actors who could otherwise change the project', () => {
    expect(refusalOf(as('manager'), archived, 'work')).toBe('projects.archived');
    expect(refusalOf(as('contributor'), archived, 'manage')).toBe('access.denied');
    expect(refusalOf(as('observer'), archived, 'read')).toBeUndefined();
  });
});
