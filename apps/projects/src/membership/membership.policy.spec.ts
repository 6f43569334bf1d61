import { projectRole, userKinds, type ProjectRole } from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import { assertMayAssign, roleFor } from './membership.policy';

const refusal = expect.objectContaining({ code: 'projects.role-not-for-kind' }) as Error;

describe('the role of a member', () => {
  it('defaults to the role of their kind', () => {
    expect(userKinds.map((kind) => roleFor(kind, undefined))).toEqual(['member', 'contributor', 'observer']);
  });

  it('can be any role for in-house users', () => {
    expect(projectRole.options.map((role) => roleFor('in-house', role))).toEqual(projectRole.options);
  });

  it('is limited by their kind', () => {
    expect(roleFor('subcontractor', 'observer')).toBe('observer');
    for (const role of ['member', 'manager'] as const) expect(() => roleFor('subcontractor', role)).toThrow(refusal);
    for (const role of ['contributor', 'member', 'manager'] as const) {
      expect(() => roleFor('watcher', role)).toThrow(refusal);
    }
  });
});

describe('a member who assigns roles', () => {
  const may = (own: ProjectRole, from: ProjectRole, to: ProjectRole) => () => assertMayAssign(own, { from, to });
  const denied = expect.objectContaining({ code: 'access.denied' }) as Error;

  it('assigns roles up to their own, to members who have no higher one', () => {
    expect(may('manager', 'observer', 'manager')).not.toThrow();
    expect(may('member', 'observer', 'member')).not.toThrow();
    expect(may('contributor', 'contributor', 'observer')).not.toThrow();
  });

  it('promotes nobody above themselves', () => {
    expect(may('member', 'member', 'manager')).toThrow(denied);
    expect(may('contributor', 'observer', 'member')).toThrow(denied);
  });

  it('is told of their role by a text, which is translated', () => {
    const values = { role: text('contributor') };
    const problems = [expect.objectContaining({ detail: expect.objectContaining({ values }) })];
    expect(may('contributor', 'observer', 'member')).toThrow(expect.objectContaining({ problems }) as Error);
  });

  it('demotes nobody who has a higher role', () => {
    expect(may('member', 'manager', 'observer')).toThrow(denied);
  });
});
