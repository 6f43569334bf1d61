import { randomUUID } from 'node:crypto';
import {
  createGroup,
  deleteGroup,
  deleteUser,
  getGroup,
  listAuditEntries,
  listGroups,
  updateGroup,
  updateUser,
  type Group,
  type Principal,
  type RpcInput,
} from '@plumbline/contracts';
import { refusalOf } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { runningIdentity } from '../testing/suite';

describe('groups of users', () => {
  const identity = runningIdentity();
  const given = (actor: Principal, facts: Partial<RpcInput<typeof createGroup>> = {}): Promise<Group> =>
    identity.call(createGroup, { actor, name: 'Shell', leaderId: actor.userId, ...facts });
  const namesOf = async (actor: Principal, listing: Partial<RpcInput<typeof listGroups>> = {}) =>
    (await identity.call(listGroups, { actor, page: {}, ...listing })).items.map(({ name }) => name);
  const trail = async (owner: Principal) => {
    const { items } = await identity.call(listAuditEntries, { actor: owner, page: {}, actions: ['group.*'] });
    return items.map(({ action, subject }) => [action, subject.userId]).sort();
  };

  it('are created with the permission, with a name, a leader and members of any kind', async () => {
    const { account, owner } = await identity.account();
    const [colleague, partner] = [await identity.user(owner), await identity.user(owner, { kind: 'subcontractor' })];
    const actor = identity.as(owner, { permissions: ['groups'] });
    const group = await given(actor, { leaderId: colleague.id, userIds: [partner.id, colleague.id, partner.id] });
    expect(group).toMatchObject({
      accountId: account,
      name: 'Shell',
      leaderId: colleague.id,
      userIds: [colleague.id, partner.id],
      createdById: owner.userId,
    });
    const reader = identity.as(owner, { userId: colleague.id });
    expect(await identity.call(getGroup, { actor: reader, groupId: group.id })).toEqual(group);
  });

  it('change in the given attributes only, and replace their members as a whole', async () => {
    const { owner } = await identity.account();
    const [one, two] = [await identity.user(owner), await identity.user(owner)];
    const { id: groupId } = await given(owner, { userIds: [one.id] });
    const renamed = await identity.call(updateGroup, { actor: owner, groupId, name: 'Roof' });
    expect(renamed).toMatchObject({ name: 'Roof', leaderId: owner.userId, userIds: [one.id] });
    await identity.call(updateGroup, { actor: owner, groupId, leaderId: two.id, userIds: [two.id] });
    const changed = await identity.call(getGroup, { actor: owner, groupId });
    expect(changed).toMatchObject({ name: 'Roof', leaderId: two.id, userIds: [two.id] });
    expect(changed.updatedAt > changed.createdAt).toBe(true);
    await identity.call(updateGroup, { actor: owner, groupId, userIds: [] });
    expect((await identity.call(getGroup, { actor: owner, groupId })).userIds).toEqual([]);
  });

  it('appear in the audit trail, with an entry for each member', async () => {
    const { owner } = await identity.account();
    const [one, two] = [await identity.user(owner), await identity.user(owner)];
    const { id: groupId } = await given(owner, { userIds: [one.id] });
    await identity.call(updateGroup, { actor: owner, groupId, name: 'Roof', leaderId: two.id, userIds: [two.id] });
    await identity.call(updateGroup, { actor: owner, groupId, name: 'Roof', leaderId: two.id, userIds: [two.id] });
    await identity.call(deleteGroup, { actor: owner, groupId });
    await eventually(async () =>
      expect(await trail(owner)).toEqual(
        [
          ['group.created', null],
          ['group.deleted', null],
          ['group.member-added', one.id],
          ['group.member-added', two.id],
          ['group.member-removed', one.id],
          ['group.member-removed', two.id],
          ['group.updated', null],
        ].sort(),
      ),
    );
    const updates = await identity.call(listAuditEntries, { actor: owner, page: {}, actions: ['group.updated'] });
    expect(updates.items[0]!.details['changes']).toEqual({
      name: { from: 'Shell', to: 'Roof' },
      leader: { from: 'Account Owner', to: 'Uma User' },
    });
    const ofOne = { actor: owner, page: {}, subjectUserId: one.id, actions: ['group.*'] };
    const { items } = await identity.call(listAuditEntries, ofOne);
    expect(items.map(({ subject, details }) => [subject.name, details['userName']])).toEqual([
      ['Roof', 'Uma User'],
      ['Shell', 'Uma User'],
    ]);
  });

  it('are created, changed and deleted once by a repeated call', async () => {
    const { owner } = await identity.account();
    const key = randomUUID();
    const request = { actor: owner, name: 'Once', leaderId: owner.userId };
    const group = await identity.call(createGroup, request, key);
    expect(await identity.call(createGroup, request, key)).toEqual(group);
    expect(await namesOf(owner)).toEqual(['Once']);
    const deletion = randomUUID();
    await identity.call(deleteGroup, { actor: owner, groupId: group.id }, deletion);
    await identity.call(deleteGroup, { actor: owner, groupId: group.id }, deletion);
    expect(await refusalOf(identity.call(deleteGroup, { actor: owner, groupId: group.id }))).toBe(
      'identity.group-not-found',
    );
  });

  it('refuse unknown and inactive users, and then change nothing', async () => {
    const [one, other] = [await identity.account(), await identity.account()];
    const [inactive, stranger] = [await identity.user(one.owner), await identity.user(other.owner)];
    await identity.call(updateUser, { actor: one.owner, userId: inactive.id, active: false });
    const { id: groupId } = await given(one.owner, { userIds: [one.owner.userId] });
    for (const userId of [stranger.id, inactive.id]) {
      const change = { name: 'Taken over', leaderId: userId, userIds: [one.owner.userId, userId] };
      const problems = [
        { code: 'identity.group-user-not-found', source: { pointer: '/data/attributes/leader_id' } },
        { code: 'identity.group-user-not-found', source: { pointer: '/data/attributes/user_ids/1' } },
      ];
      await expect(identity.call(updateGroup, { actor: one.owner, groupId, ...change })).rejects.toMatchObject({
        problems,
      });
      await expect(given(one.owner, change)).rejects.toMatchObject({ problems });
    }
    expect(await namesOf(one.owner)).toEqual(['Shell']);
    expect(await identity.call(getGroup, { actor: one.owner, groupId })).toMatchObject({
      leaderId: one.owner.userId,
      userIds: [one.owner.userId],
    });
  });

  it('keep deactivated members and lose deleted ones', async () => {
    const { owner } = await identity.account();
    const [inactive, deleted] = [await identity.user(owner), await identity.user(owner)];
    const { id: groupId } = await given(owner, { leaderId: deleted.id, userIds: [inactive.id, deleted.id] });
    await identity.call(updateUser, { actor: owner, userId: inactive.id, active: false });
    await identity.call(updateGroup, { actor: owner, groupId, name: 'Roof', userIds: [inactive.id, deleted.id] });
    await identity.call(deleteUser, { actor: owner, userId: deleted.id });
    expect(await identity.call(getGroup, { actor: owner, groupId })).toMatchObject({
      name: 'Roof',
      leaderId: null,
      userIds: [inactive.id],
    });
  });

  it('can be searched by name and leader, filtered by members, and sorted', async () => {
    const { owner } = await identity.account();
    const ada = await identity.user(owner, {
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: `${randomUUID()}@site.example`,
    });
    const partner = await identity.user(owner, { kind: 'subcontractor' });
    await given(owner, { name: 'Roof', leaderId: ada.id, userIds: [partner.id] });
    await given(owner, { name: 'Shell_1', userIds: [ada.id] });
    await given(owner, { name: 'Empty' });
    expect(await namesOf(owner)).toEqual(['Roof', 'Shell_1', 'Empty']);
    expect(await namesOf(owner, { search: 'l_' })).toEqual(['Shell_1']);
    expect(await namesOf(owner, { search: 'ada love' })).toEqual(['Roof']);
    expect(await namesOf(owner, { search: '@site.example' })).toEqual(['Roof']);
    expect(await namesOf(owner, { leader: { ids: [ada.id], negated: false } })).toEqual(['Roof']);
    expect(await namesOf(owner, { leader: { ids: [ada.id], negated: true } })).toEqual(['Shell_1', 'Empty']);
    expect(await namesOf(owner, { members: { ids: [ada.id, partner.id], negated: false } })).toEqual([
      'Roof',
      'Shell_1',
    ]);
    expect(await namesOf(owner, { members: { ids: [ada.id], negated: true } })).toEqual(['Roof', 'Empty']);
    expect(await namesOf(owner, { sort: { field: 'name', descending: true } })).toEqual(['Shell_1', 'Roof', 'Empty']);

    const second = await identity.call(listGroups, { actor: owner, page: { number: 2, size: 1 }, checkInHouse: true });
    expect(second).toMatchObject({ items: [{ name: 'Shell_1', userIds: [ada.id] }], count: 3, haveInHouseUsers: true });
    const partners = { actor: owner, page: {}, search: 'roof', checkInHouse: true };
    expect(await identity.call(listGroups, partners)).toMatchObject({ count: 1, haveInHouseUsers: false });
  });

  it('are changed with the permission only, read by in-house users only, and invisible to other accounts', async () => {
    const [one, other] = [await identity.account(), await identity.account()];
    const { id: groupId } = await given(one.owner);
    const colleague = identity.as(one.owner, { permissions: ['users', 'projects', 'roles', 'accounts'] });
    expect(await refusalOf(given(colleague))).toBe('access.denied');
    expect(await refusalOf(identity.call(updateGroup, { actor: colleague, groupId, name: 'Mine' }))).toBe(
      'access.denied',
    );
    expect(await refusalOf(identity.call(deleteGroup, { actor: colleague, groupId }))).toBe('access.denied');

    const partner = identity.as(one.owner, { kind: 'subcontractor' });
    expect(await refusalOf(namesOf(partner))).toBe('access.denied');
    for (const actor of [partner, other.owner]) {
      expect(await refusalOf(identity.call(getGroup, { actor, groupId }))).toBe('identity.group-not-found');
      expect(await refusalOf(identity.call(updateGroup, { actor, groupId, name: 'Mine' }))).toBe(
        'identity.group-not-found',
      );
      expect(await refusalOf(identity.call(deleteGroup, { actor, groupId }))).toBe('identity.group-not-found');
    }
    expect(await namesOf(other.owner)).toEqual([]);
    expect(await namesOf(one.owner)).toEqual(['Shell']);
  });
});
