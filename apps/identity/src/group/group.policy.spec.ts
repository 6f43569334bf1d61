import { permissions } from '@plumbline/contracts';
import { assertManagesGroups, mayRead, movements, newcomers, nothingYet, problemsWith } from './group.policy';

const group = { name: 'Shell', leaderId: 1, userIds: [2, 3] };

describe('groups', () => {
  it('are seen by whoever sees the people in them', () => {
    expect(mayRead({ kind: 'in-house' })).toBe(true);
    expect(mayRead({ kind: 'subcontractor' })).toBe(false);
    expect(mayRead({ kind: 'watcher' })).toBe(false);
  });

  it('are managed with the permission for it, and no other', () => {
    expect(() => assertManagesGroups({ permissions: ['groups'] })).not.toThrow();
    const others = permissions.filter((name) => name !== 'groups');
    expect(() => assertManagesGroups({ permissions: others })).toThrow(
      expect.objectContaining({ code: 'access.denied' }) as Error,
    );
  });
});

describe('who comes to be named in a group', () => {
  it('is everybody when it is new, each once', () => {
    expect(newcomers(nothingYet, { leaderId: 1, userIds: [2, 1, 2] })).toEqual([1, 2]);
  });

  it('is not who leads it or is a member already', () => {
    expect(newcomers(group, { leaderId: 1, userIds: [3, 2] })).toEqual([]);
    expect(newcomers(group, { leaderId: 4, userIds: [2, 5] })).toEqual([4, 5]);
    expect(newcomers(group, {})).toEqual([]);
  });
});

describe('a wish', () => {
  const pointersOf = (...args: Parameters<typeof problemsWith>) =>
    problemsWith(...args).map(({ source }) => source?.pointer);

  it('is refused at the place of each who may not come in', () => {
    expect(pointersOf(group, { leaderId: 9, userIds: [2, 8, 4] }, [8, 9])).toEqual([
      '/data/attributes/leader_id',
      '/data/attributes/user_ids/1',
    ]);
  });

  it('may name who is in the group already', () => {
    expect(pointersOf(group, { leaderId: 1, userIds: [2, 3] }, [])).toEqual([]);
  });

  it('does not hold against a member who stays that they may not become the leader', () => {
    expect(pointersOf(group, { leaderId: 2, userIds: [2, 3] }, [2])).toEqual(['/data/attributes/leader_id']);
  });
});

describe('between two states of a group', () => {
  it('some join and some leave', () => {
    expect(movements(group, { userIds: [3, 4] })).toEqual({ joined: [4], left: [2] });
    expect(movements(group, group)).toEqual({ joined: [], left: [] });
  });
});
