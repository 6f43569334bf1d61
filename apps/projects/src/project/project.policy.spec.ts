import { actor } from '../testing/actors';
import { mayChangeSharedSettings, mayCreateProject, refusalOf, seesEveryProject } from './project.policy';

const active = { status: 1 } as const;
const archived = { status: 9 } as const;
const owner = actor({ owner: true });
const manager = actor({ permissions: ['projects'] });
const inHouse = actor();
const subcontractor = actor({ kind: 'subcontractor' });
const watcher = actor({ kind: 'watcher' });

describe('seesEveryProject', () => {
  it('is for owners and those who manage projects', () => {
    expect([owner, manager].map(seesEveryProject)).toEqual([true, true]);
  });

  it('is for nobody else, whatever other permissions they have', () => {
    const userManager = actor({ permissions: ['users', 'accounts', 'groups', 'roles', 'api_documentation_access'] });
    expect([inHouse, userManager, subcontractor, watcher].map(seesEveryProject)).toEqual([false, false, false, false]);
  });
});

describe('mayCreateProject', () => {
  it('is for owners and in-house users', () => {
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
  it('is for those who see all projects, but never for watchers', () => {
    const watchingManager = actor({ kind: 'watcher', permissions: ['projects'] });
    expect([owner, manager, inHouse, subcontractor, watchingManager].map(mayChangeSharedSettings)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('refusalOf', () => {
  it('lets everybody read what they see, archived or not', () => {
    for (const reader of [owner, inHouse, subcontractor, watcher])
      expect([refusalOf(reader, active, 'read'), refusalOf(reader, archived, 'read')]).toEqual([undefined, undefined]);
  });

  it('lets watchers do nothing else, even with the permission to manage projects', () => {
    const watchingManager = actor({ kind: 'watcher', permissions: ['projects'] });
    for (const reader of [watcher, watchingManager])
      expect([refusalOf(reader, active, 'work'), refusalOf(reader, active, 'manage')]).toEqual([
        'access.denied',
        'access.denied',
      ]);
  });

  it('lets subcontractors work on tickets but not change the project', () => {
    expect(refusalOf(subcontractor, active, 'work')).toBeUndefined();
    expect(refusalOf(subcontractor, active, 'manage')).toBe('access.denied');
  });

  it('lets in-house users and owners do both', () => {
    for (const person of [inHouse, manager, owner, actor({ kind: 'watcher', owner: true })])
      expect([refusalOf(person, active, 'work'), refusalOf(person, active, 'manage')]).toEqual([undefined, undefined]);
  });

  it('keeps archived projects as they are, and says so only to those who could have changed them', () => {
    expect(refusalOf(owner, archived, 'work')).toBe('projects.archived');
    expect(refusalOf(subcontractor, archived, 'manage')).toBe('access.denied');
  });
});
