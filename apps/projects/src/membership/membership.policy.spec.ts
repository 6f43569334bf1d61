import { projectRole, userKinds } from '@plumbline/contracts';
import { roleFor } from './membership.policy';

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
