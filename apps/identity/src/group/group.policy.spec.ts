import { permissions } from '@plumbline/contracts';
import { assertManagesGroups, mayRead, memberChanges, addedUsers, emptyGroup, problemsWith } from './group.policy';

const group = { name: 'Shell', leaderId: 1, userIds: [2, 3] };

describe('groups', () => {
  it('can be read by in-house users only', () => {
    expect(mayRead({ kind: 'in-house' })).toBe(true);
    expect(mayRead({ kind: 'subcontractor' })).toBe(false);
    expect(mayRead({ kind: 'watcher' })).toBe(false);
  });

  it('are managed with the permission groups, and no other', () => {
    expect(() => assertManagesGroups({ permissions: ['groups'] })).not.toThrow();
    const others = permissions.filter((name) => name !== 'groups');
    expect(() => assertManagesGroups({ permissions: others })).toThrow(
      expect.objectContaining({ code: 'access.denied' }) as Error,
    );
  });
});

describe('the users whom a change adds', () => {
  it('are all users of a new group, without duplicates', () => {
    expect(addedUsers(emptyGroup, { leaderId: 1, userIds: [2, 1, 2] })).toEqual([1, 2]);
  });

  it('do not include the present leader and members', () => {
    expect(addedUsers(group, { leaderId: 1, userIds: [3, 2] })).toEqual([]);
    expect(addedUsers(group, { leaderId: 4, userIds: [2, 5] })).toEqual([4, 5]);
    expect(addedUsers(group, {})).toEqual([]);
  });
});

describe('a change', () => {
  const pointersOf = (...args: Parameters<typeof problemsWith>) =>
    problemsWith(...args).map(({ source }) => source?.pointer);

  it('is refused at the position of each user who is not active', () => {
    expect(pointersOf(group, { leaderId: 9, userIds: [2, 8, 4] }, [8, 9])).toEqual([
      '/data/attributes/leader_id',
      '/data/attributes/user_ids/1',
    ]);
  });

  it('may name the present leader and members', () => {
    expect(pointersOf(group, { leaderId: 1, userIds: [2, 3] }, [])).toEqual([]);
  });

  it('keeps an inactive member, but refuses them as leader', () => {
    expect(pointersOf(group, { leaderId: 2, userIds: [2, 3] }, [2])).toEqual(['/data/attributes/leader_id']);
  });
});

describe('the members of two states of a group', () => {
  it('are compared', () => {
    expect(memberChanges(group, { userIds: [3, 4] })).toEqual({ added: [4], removed: [2] });
    expect(memberChanges(group, group)).toEqual({ added: [], removed: [] });
  });
});
