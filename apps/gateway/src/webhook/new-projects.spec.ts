import { DomainError } from '@plumbline/errors';
import { NewProjects } from './new-projects';

const unknown = () => new DomainError('webhooks.unknown-project');

describe('a call that names a new project', () => {
  const given = (...outcomes: (DomainError | string)[]) => {
    const made: string[] = [];
    const call = async () => {
      const outcome = outcomes[Math.min(made.length, outcomes.length - 1)]!;
      made.push('call');
      if (outcome instanceof DomainError) throw outcome;
      return outcome;
    };
    return { call, made };
  };

  it('is repeated until the project is known', async () => {
    const { call, made } = given(unknown(), unknown(), 'created');
    expect(await new NewProjects([1, 1, 1]).known(1, call)).toBe('created');
    expect(made).toHaveLength(3);
  });

  it('is refused when the project stays unknown, or at once for another reason', async () => {
    const stays = given(unknown());
    await expect(new NewProjects([1, 1]).known(1, stays.call)).rejects.toMatchObject({
      code: 'webhooks.unknown-project',
    });
    expect(stays.made).toHaveLength(3);
    const other = given(new DomainError('webhooks.too-many'));
    await expect(new NewProjects([1, 1]).known(1, other.call)).rejects.toMatchObject({ code: 'webhooks.too-many' });
    expect(other.made).toHaveLength(1);
  });

  it('does not wait when many of the same account do', async () => {
    const projects = new NewProjects([20, 20]);
    const [crowd, neighbour] = [given(unknown()), given(unknown(), 'created')];
    const calls = Array.from({ length: 100 }, () => projects.known(1, crowd.call).catch(() => 'refused'));
    expect(await projects.known(2, neighbour.call)).toBe('created');
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 100 }, () => 'refused'));
    expect(crowd.made).toHaveLength(100 + 5 * 2);
    const later = given(unknown(), 'created');
    expect(await projects.known(1, later.call)).toBe('created');
  });
});
