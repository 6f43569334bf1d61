import {
  addAttachment,
  addMember,
  attachmentResource,
  attachmentSorts,
  checkAttachable,
  deleteAttachment,
  deleteTicket,
  getAttachment,
  listAttachments,
  type RpcInput,
  type StoredFile,
} from '@plumbline/contracts';
import { v4 as uuidv4 } from 'uuid';
import type { GivenProject } from '../testing/given';
import { refused, runningProjects } from '../testing/suite';

const running = runningProjects();
const call: typeof running.service.call = (...args) => running.service.call(...args);

const file = (facts: Partial<StoredFile> = {}): StoredFile => ({
  key: `1/${uuidv4()}`,
  size: 1_000,
  sha256: 'a'.repeat(64),
  contentType: 'image/png',
  thumbnailKey: null,
  ...facts,
});
const at = (given: GivenProject, ticket: { uuid: string }) => ({ ...given.place, ticketUuid: ticket.uuid });
const attachmentInput = (
  given: GivenProject,
  ticket: { uuid: string },
  facts: Partial<RpcInput<typeof addAttachment>> = {},
) => ({
  ...at(given, ticket),
  id: uuidv4(),
  name: 'wall.png',
  file: file(),
  ...facts,
});

describe('attaching', () => {
  it('records the file, and publishes images as photos and others as documents', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket();
    const [firstId, secondId] = [uuidv4(), uuidv4()].sort() as [string, string];
    const photo = await call(
      addAttachment,
      attachmentInput(given, ticket, { id: firstId, caption: 'North', file: file({ thumbnailKey: '1/thumb' }) }),
    );
    const pdf = file({ contentType: 'application/pdf' });
    const paper = await call(
      addAttachment,
      attachmentInput(given, ticket, { id: secondId, name: 'plan.pdf', file: pdf }),
    );
    expect([photo.kind, photo.caption, paper.kind, paper.caption]).toEqual(['images', 'North', 'documents', null]);
    expect(await call(listAttachments, { ...at(given, ticket), page: {} })).toMatchObject({
      items: [photo, paper],
      count: 2,
    });
    expect(await call(listAttachments, { ...at(given, ticket), page: {}, kinds: ['documents'] })).toMatchObject({
      items: [paper],
      count: 1,
    });
    for (const field of attachmentSorts) {
      const sort = { field, descending: true };
      const { items } = await call(listAttachments, { ...at(given, ticket), page: {}, sort });
      const photoFirst = field === 'title' || field === 'attachable-type';
      expect(items).toEqual(photoFirst ? [photo, paper] : [paper, photo]);
    }
    expect(await call(getAttachment, { ...at(given, ticket), id: photo.id })).toEqual(photo);
    expect((await running.service.eventTypesOf(account.id)).slice(2)).toEqual(['photo.attached', 'document.attached']);
    expect(
      running.service.published.find(({ type, accountId }) => type === 'photo.attached' && accountId === account.id)
        ?.data,
    ).toEqual(attachmentResource.of(photo));
  });

  it('returns the existing attachment for the same id without an event, also concurrently', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket();
    const request = attachmentInput(given, ticket);
    const replies = await Promise.all(Array.from({ length: 5 }, () => call(addAttachment, request)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect((await running.service.eventTypesOf(account.id)).slice(2)).toEqual(['photo.attached']);
  });

  it('refuses an id of another ticket, and accepts one of another account', async () => {
    const given = await running.account().project();
    const [ticket, other] = [await given.ticket(), await given.ticket()];
    const { id } = await call(addAttachment, attachmentInput(given, ticket));
    await refused(call(addAttachment, attachmentInput(given, other, { id })), 'attachments.id-taken');
    const foreign = await running.account().project();
    expect(await call(addAttachment, attachmentInput(foreign, await foreign.ticket(), { id }))).toMatchObject({ id });
  });
});

describe('the permission to attach', () => {
  it('is checked before the bytes are stored', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket();
    await account.user({ id: 3 });
    await call(addMember, { ...given.place, userId: 3 });
    const place = at(given, ticket);
    expect(await call(checkAttachable, place)).toEqual({});
    await refused(
      call(checkAttachable, { ...place, actor: account.actor({ userId: 3, kind: 'watcher' }) }),
      'access.denied',
    );
    await refused(call(checkAttachable, { ...place, actor: account.actor({ userId: 4 }) }), 'projects.not-found');
    await refused(call(checkAttachable, { ...place, ticketUuid: uuidv4() }), 'tickets.not-found');
    await given.archive();
    await refused(call(checkAttachable, place), 'projects.archived');
  });
});

describe('deleting', () => {
  it('returns the stored file and publishes one event', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket();
    const attachment = await call(addAttachment, attachmentInput(given, ticket));
    const place = { ...at(given, ticket), id: attachment.id };
    expect(await call(deleteAttachment, place, 'delete')).toEqual({ file: attachment.file });
    expect(await call(deleteAttachment, place, 'delete')).toEqual({ file: attachment.file });
    await refused(call(deleteAttachment, place), 'attachments.not-found');
    await refused(call(getAttachment, place), 'attachments.not-found');
    expect((await running.service.eventTypesOf(account.id)).slice(3)).toEqual(['attachment.deleted']);
  });

  it('returns the stored files of all attachments when a ticket is deleted', async () => {
    const given = await running.account().project();
    const ticket = await given.ticket();
    const { file: stored } = await call(addAttachment, attachmentInput(given, ticket));
    expect(await call(deleteTicket, given.at(ticket))).toEqual({ files: [stored] });
  });

  it('is allowed to users who see all tickets, and to the author of the attachment', async () => {
    const account = running.account();
    const given = await account.project();
    await account.user({ id: 3 });
    await call(addMember, { ...given.place, userId: 3 });
    const ticket = await given.ticket({ assignedToId: 3 });
    const actor = account.actor({ userId: 3, kind: 'subcontractor' });
    const [theirs, own] = [
      await call(addAttachment, attachmentInput(given, ticket)),
      await call(addAttachment, attachmentInput(given, ticket, { actor })),
    ];
    await refused(call(deleteAttachment, { ...at(given, ticket), actor, id: theirs.id }), 'access.denied');
    await call(deleteAttachment, { ...at(given, ticket), actor, id: own.id });
  });
});

describe('attachments of other accounts and projects', () => {
  it('are not found', async () => {
    const account = running.account();
    const [given, other] = [await account.project(), await account.project()];
    const ticket = await given.ticket();
    const { id } = await call(addAttachment, attachmentInput(given, ticket));
    const place = { ...at(given, ticket), id };
    for (const actor of [running.account().owner, account.actor({ userId: 9 })]) {
      await refused(call(getAttachment, { ...place, actor }), 'projects.not-found');
      await refused(call(deleteAttachment, { ...place, actor }), 'projects.not-found');
      await refused(call(listAttachments, { ...place, actor, page: {} }), 'projects.not-found');
      await refused(call(addAttachment, { ...attachmentInput(given, ticket), actor }), 'projects.not-found');
    }
    await refused(call(getAttachment, { ...place, ticketUuid: (await given.ticket()).uuid }), 'attachments.not-found');
    await refused(call(getAttachment, { ...other.place, ticketUuid: ticket.uuid, id }), 'tickets.not-found');
  });
});
