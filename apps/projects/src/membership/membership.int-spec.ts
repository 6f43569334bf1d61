import {
  addComment,
  addMember,
  countRoles,
  createComponent,
  getTicket,
  listMemberships,
  listTickets,
  updateMemberRole,
  updateTicket,
  userDeleted,
  type Principal,
} from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { refused, runningProjects } from '../testing/suite';

const running = runningProjects();
const call: typeof running.service.call = (...args) => running.service.call(...args);

/** A project with a user 3 of this kind as a member, with two tickets by the owner, one of them assigned to user 3. */
async function givenMember(kind: Principal['kind'], role?: 'manager' | 'member' | 'contributor' | 'observer') {
  const account = running.account();
  const given = await account.project();
  await account.user({ id: 3, kind });
  await call(addMember, { ...given.place, userId: 3, role });
  const actor = account.actor({ userId: 3, kind });
  return { account, given, actor, assigned: await given.ticket({ assignedToId: 3 }), other: await given.ticket() };
}

describe('a contributor', () => {
  it.each([
    ['subcontractor', undefined],
    ['in-house', 'contributor'],
  ] as const)('of kind %s sees and changes only their own tickets', async (kind, role) => {
    const { given, actor, assigned, other } = await givenMember(kind, role);
    const own = await given.ticket({ actor });
    for (const projectId of [given.project.id, 0]) {
      const { items, count } = await call(listTickets, { actor, projectId, page: {} });
      expect([count, items.map(({ uuid }) => uuid)]).toEqual([2, [assigned.uuid, own.uuid]]);
    }
    for (const ticket of [own, assigned]) {
      await call(getTicket, { ...given.at(ticket), actor });
      await call(updateTicket, { ...given.at(ticket), actor, progress: 50 });
      await call(addComment, { ...given.at(ticket), actor, text: 'Seen' });
    }
    const foreign = { ...given.at(other), actor };
    await refused(call(getTicket, foreign), 'tickets.not-found');
    await refused(call(updateTicket, { ...foreign, progress: 50 }), 'tickets.not-found');
    await refused(call(addComment, { ...foreign, text: 'Mine' }), 'tickets.not-found');
  });

  it('makes subtickets only of tickets that they see', async () => {
    const { given, actor, assigned, other } = await givenMember('subcontractor');
    await refused(given.ticket({ actor, parentId: other.uuid }), 'tickets.parent-not-found');
    await given.ticket({ actor, parentId: assigned.uuid });
    await given.ticket({ parentId: other.uuid, assignedToId: 3 });
  });

  it('cannot read another ticket by its UUID', async () => {
    const { given, actor, other } = await givenMember('subcontractor');
    await refused(given.ticket({ actor, uuid: other.uuid }), 'tickets.uuid-taken');
  });
});

describe('observers, members and managers', () => {
  it('observers read all tickets and change none', async () => {
    const { given, actor, assigned, other } = await givenMember('watcher');
    expect((await call(listTickets, { actor, projectId: given.project.id, page: {} })).count).toBe(2);
    await call(getTicket, { ...given.at(other), actor });
    await refused(call(updateTicket, { ...given.at(assigned), actor, progress: 50 }), 'access.denied');
  });

  it('members work on every ticket, and managers update the project', async () => {
    const { given, actor, other } = await givenMember('in-house');
    await call(updateTicket, { ...given.at(other), actor, progress: 50 });
    const component = { actor, projectId: given.project.id, name: 'Ramp' };
    await refused(call(createComponent, component), 'access.denied');
    await call(updateMemberRole, { ...given.place, userId: 3, role: 'manager' });
    await call(createComponent, component);
  });
});

describe('assigning a role', () => {
  it('requires access level manage, or the permission roles', async () => {
    const { given, actor } = await givenMember('in-house');
    const change = { actor, projectId: given.project.id, userId: 3, role: 'contributor' as const };
    await refused(call(updateMemberRole, change), 'access.denied');
    expect(await call(updateMemberRole, { ...change, actor: { ...actor, permissions: ['roles'] } })).toMatchObject({
      role: 'contributor',
    });
  });

  it('with the permission roles reaches up to the own role, and no member above it', async () => {
    const { account, given, actor } = await givenMember('in-house');
    const colleague = account.actor({ userId: 4, kind: 'in-house' });
    await account.user({ id: 4, kind: 'in-house' });
    await call(addMember, { ...given.place, userId: 4, role: 'manager' });
    const withRoles = { projectId: given.project.id, actor: { ...actor, permissions: ['roles' as const] } };
    for (const userId of [3, 4]) {
      const role = userId === 3 ? 'manager' : 'observer';
      await refused(call(updateMemberRole, { ...withRoles, userId, role }), 'access.denied');
    }
    await call(updateMemberRole, { ...withRoles, actor: colleague, userId: 3, role: 'manager' });
  });

  it('is limited by the kind of user, and requires a member', async () => {
    const { given } = await givenMember('subcontractor');
    const change = { ...given.place, userId: 3, role: 'member' as const };
    await refused(call(updateMemberRole, change), 'projects.role-not-for-kind');
    await refused(call(updateMemberRole, { ...change, userId: 4 }), 'projects.member-not-found');
  });

  it('publishes an event and changes the counts of roles', async () => {
    const { account, given } = await givenMember('in-house');
    await call(updateMemberRole, { ...given.place, userId: 3, role: 'observer' });
    expect(await running.service.eventTypesOf(account.id)).toContain('project.member-changed');
    const { items } = await call(countRoles, { actor: account.owner });
    expect(items.sort((a, b) => a.role.localeCompare(b.role))).toEqual([
      { role: 'manager', users: 1 },
      { role: 'observer', users: 1 },
    ]);
  });
});

describe('a deleted user', () => {
  it('loses their memberships and gets none, even if an older event arrives later', async () => {
    const { account, given } = await givenMember('in-house');
    const data = { id: 3, firstName: 'Ada', lastName: 'Lovelace' };
    const [occurredAt, earlier] = [new Date(Date.now() + 1_000), new Date()].map((time) => time.toISOString());
    const deleted = { id: uuidv7(), type: userDeleted.type, occurredAt: occurredAt!, accountId: account.id, data };
    await running.service.publish(deleted);
    await running.service.publish(account.userEvent({ id: 3 }, { occurredAt: earlier! }));
    await eventually(async () => {
      const { items } = await call(listMemberships, { actor: account.owner, projectId: 0 });
      expect(items.map(({ userId }) => userId)).toEqual([1]);
    });
    await account.user({ id: 4 });
    await refused(call(addMember, { ...given.place, userId: 3 }), 'identity.user-not-found');
  });
});
