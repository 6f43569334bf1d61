import { addComment, addMember, commentResource, commentSorts, deleteTicket, listComments } from '@plumbline/contracts';
import { refused, runningProjects } from '../testing/suite';

const running = runningProjects();
const call: typeof running.service.call = (...args) => running.service.call(...args);

describe('comments', () => {
  it('are listed in the order of creation, and published', async () => {
    const account = running.account();
    const given = await account.project();
    const place = given.at(await given.ticket());
    const first = await call(addComment, { ...place, text: ' Seen on site. ' });
    const second = await call(addComment, { ...place, text: 'Repaired.' });
    expect(first).toMatchObject({ text: 'Seen on site.', authorId: 1, ticketUuid: place.uuid });
    expect(await call(listComments, { ...place, page: {} })).toMatchObject({ items: [first, second], count: 2 });
    expect(await call(listComments, { ...place, page: { number: 2, size: 1 } })).toEqual({ items: [second], count: 2 });
    for (const field of commentSorts) {
      const { items } = await call(listComments, { ...place, page: {}, sort: { field, descending: true } });
      expect(items).toEqual([second, first]);
    }
    expect((await running.service.eventTypesOf(account.id)).slice(2)).toEqual(['comment.added', 'comment.added']);
    const published = running.service.published.filter(
      ({ type, accountId }) => type === 'comment.added' && accountId === account.id,
    );
    expect(published.map(({ data }) => data)).toEqual([first, second].map(commentResource.of));
  });

  it('are created once when the call arrives twice', async () => {
    const account = running.account();
    const given = await account.project();
    const request = { ...given.at(await given.ticket()), text: 'Seen.' };
    expect(await call(addComment, request, 'comment')).toEqual(await call(addComment, request, 'comment'));
    expect((await call(listComments, { ...request, page: {} })).count).toBe(1);
    expect((await running.service.eventTypesOf(account.id)).slice(2)).toEqual(['comment.added']);
  });

  it('are readable and writable according to the access level', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket();
    await account.user({ id: 3 });
    await call(addMember, { ...given.place, userId: 3 });
    const watcher = { ...given.at(ticket), actor: account.actor({ userId: 3, kind: 'watcher' }) };
    expect(await call(listComments, { ...watcher, page: {} })).toMatchObject({ items: [], count: 0 });
    await refused(call(addComment, { ...watcher, text: 'No' }), 'access.denied');
    for (const actor of [running.account().owner, account.actor({ userId: 9 })]) {
      await refused(call(addComment, { ...given.at(ticket), actor, text: 'No' }), 'projects.not-found');
      await refused(call(listComments, { ...given.at(ticket), actor, page: {} }), 'projects.not-found');
    }
    const other = await account.project();
    await refused(call(addComment, { ...other.at(ticket), text: 'No' }), 'tickets.not-found');
    await refused(call(listComments, { ...other.at(ticket), page: {} }), 'tickets.not-found');
  });

  it('that race with the deletion of their ticket are either deleted with it or refused', async () => {
    const given = await running.account().project();
    const place = given.at(await given.ticket());
    const comments = Array.from({ length: 8 }, () => call(addComment, { ...place, text: 'Now' }));
    const results = await Promise.allSettled([
      ...comments,
      call(deleteTicket, place),
      call(addComment, { ...place, text: 'Late' }),
    ]);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    for (const reason of reasons) expect(reason).toMatchObject({ code: 'tickets.not-found' });
  });
});
