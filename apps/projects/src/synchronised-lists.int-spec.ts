import {
  addAttachment,
  addComment,
  addMember,
  assignTicketType,
  createComponent,
  createTicketType,
  listAttachments,
  listComments,
  listComponents,
  listMemberships,
  listTicketTypes,
  removeMember,
  updateMemberRole,
} from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import type { GivenAccount, GivenProject } from './testing/given';
import { runningProjects } from './testing/suite';

const running = runningProjects();
const call: typeof running.service.call = (...args) => running.service.call(...args);

/** A list that clients synchronise, from a time on or as a whole. */
type Read = (changedSince?: string) => Promise<{ items: object[]; nextSyncDate?: string }>;

/** Expects a list to return exactly the wanted entries after a change, read from the time that it gave before. */
async function expectChanged(read: Read, change: () => Promise<unknown>, ...wanted: object[]): Promise<void> {
  let next: string | undefined;
  // A time can be a little earlier than what was written last.
  await eventually(async () => {
    next = (await read()).nextSyncDate;
    expect(next).toBeDefined();
    expect((await read(next)).items).toEqual([]);
  });
  await change();
  const { items } = await read(next);
  expect(items).toHaveLength(wanted.length);
  expect(items).toMatchObject(wanted);
}

describe('a list that clients synchronise returns what has changed', () => {
  let account: GivenAccount;
  let given: GivenProject;
  beforeEach(async () => {
    account = running.account();
    given = await account.project();
  });

  it('of components', async () => {
    const read: Read = (changedSince) => call(listComponents, { ...given.place, changedSince });
    await expectChanged(read, () => call(createComponent, { ...given.place, name: 'Roof' }), { name: 'Roof' });
  });

  it('of ticket types of the account', async () => {
    const { actor } = given;
    const read: Read = (changedSince) => call(listTicketTypes, { actor, changedSince });
    await expectChanged(read, () => call(createTicketType, { actor, name: 'Task' }), { name: 'Task' });
  });

  it('of ticket types of a project, when they are assigned', async () => {
    const type = await call(createTicketType, { actor: given.actor, name: 'Task' });
    const assign = () => call(assignTicketType, { ...given.place, ticketTypeId: type.id });
    const read: Read = (changedSince) => call(listTicketTypes, { ...given.place, changedSince });
    await expectChanged(read, assign, { name: 'Task' });
    await expectChanged(read, assign);
  });

  it('of members, also with another role', async () => {
    await account.user({ id: 3 });
    const member = { ...given.place, userId: 3, role: 'observer' as const };
    for (const projectId of [given.place.projectId, 0]) {
      const read: Read = (changedSince) => call(listMemberships, { actor: given.actor, projectId, changedSince });
      await expectChanged(read, () => call(addMember, member), { userId: 3, role: 'observer' });
      await expectChanged(read, () => call(updateMemberRole, { ...member, role: 'member' }), { role: 'member' });
      await call(removeMember, { ...given.place, userId: 3 });
    }
  });

  it('of members whose role the former release has changed, which sets no time', async () => {
    await account.user({ id: 3 });
    await call(addMember, { ...given.place, userId: 3 });
    const read: Read = (changedSince) => call(listMemberships, { ...given.place, changedSince });
    const change = () =>
      running.service.database.query(`update membership set role = 'observer' where account_id = $1 and user_id = 3`, [
        account.id,
      ]);
    await expectChanged(read, change, { role: 'observer' });
  });

  it('of comments and attachments, with the times that the responses to their creation have', async () => {
    const ticket = await given.ticket();
    const at = given.at(ticket);
    const ofTicket = { ...given.place, ticketUuid: ticket.uuid };
    const comments: Read = (changedSince) => call(listComments, { ...at, page: {}, changedSince });
    const attachments: Read = (changedSince) => call(listAttachments, { ...ofTicket, page: {}, changedSince });
    const file = { key: 'a', size: 1, sha256: '0'.repeat(64), contentType: 'image/png', thumbnailKey: null };
    for (const text of ['First', 'Second']) {
      let created: object | undefined;
      await expectChanged(comments, async () => (created = await call(addComment, { ...at, text })), { text });
      expect((await comments()).items).toContainEqual(created);
      const name = `${text}.png`;
      const attach = async () => (created = await call(addAttachment, { ...ofTicket, id: uuidv7(), name, file }));
      await expectChanged(attachments, attach, { name });
      expect((await attachments()).items).toContainEqual(created);
    }
  });
});
