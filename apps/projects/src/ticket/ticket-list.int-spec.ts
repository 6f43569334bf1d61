import { addMember, listTickets, ticketSorts, updateTicket, type RpcInput } from '@plumbline/contracts';
import { runningProjects } from '../testing/suite';

const running = runningProjects();

type Request = Omit<RpcInput<typeof listTickets>, 'page'> & { page?: RpcInput<typeof listTickets>['page'] };
const list = (request: Request) => running.service.call(listTickets, { page: {}, ...request });
const subjects = async (request: Request) => (await list(request)).items.map(({ subject }) => subject);

describe('listing tickets', () => {
  it('returns pages, oldest first, with the total count', async () => {
    const given = await running.account().project();
    for (const subject of ['a', 'b', 'c']) await given.ticket({ subject });
    expect(await subjects(given.place)).toEqual(['a', 'b', 'c']);
    const second = await list({ ...given.place, page: { number: 2, size: 2 } });
    expect([second.count, second.items.map(({ subject }) => subject)]).toEqual([3, ['c']]);
    expect(await list({ ...given.place, page: { number: 9, size: 2 } })).toEqual({ items: [], count: 3 });
  });

  it('leaves every ticket on its page while others are created', async () => {
    const account = running.account();
    const given = await account.project();
    for (const subject of ['a', 'b', 'c']) await given.ticket({ subject });
    for (const projectId of [0, given.place.projectId]) {
      const page = (number: number) => subjects({ ...given.place, projectId, page: { number, size: 2 } });
      const first = await page(1);
      await given.ticket({ subject: 'new' });
      expect([...first, ...(await page(2))].slice(0, 4)).toEqual(['a', 'b', 'c', 'new']);
    }
  });

  it('refuses a page that is too large before it reads it, and says which size fits', async () => {
    const given = await running.account().project();
    // Tickets of a project get their numbers one after the other: all at once would wait past the deadline of a call on a busy machine.
    for (let made = 0; made < 75; made += 15) await Promise.all(Array.from({ length: 15 }, () => given.ticket()));
    await running.service.database.query(
      `update ticket set typed_values = jsonb_build_object('tf0123456789abcdef', repeat('x', 64000)) where project_id = $1`,
      [given.place.projectId],
    );
    const refusal = await list(given.place).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'request.response-too-large' });
    const [, size] = /^These 75 entries are too large .* pagesize=(\d+)\.$/.exec((refusal as Error).message) ?? [];
    expect((await list({ ...given.place, page: { number: 1, size: Number(size) } })).items).toHaveLength(Number(size));
    expect((await list({ ...given.place, page: { number: 2, size: 50 } })).items).toHaveLength(25);
  });

  it('puts every ticket on exactly one page, also with equal sort values', async () => {
    const given = await running.account().project();
    await Promise.all(Array.from({ length: 9 }, () => given.ticket({ subject: 'same' })));
    for (const descending of [true, false]) {
      const sort = { field: 'subject' as const, descending };
      const pages = await Promise.all(
        [1, 2, 3].map((number) => list({ ...given.place, sort, page: { number, size: 3 } })),
      );
      expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(9);
    }
  });

  it('sorts by the requested field, with empty values last', async () => {
    const given = await running.account().project();
    await given.ticket({ subject: 'b', dueDate: '2026-12-02', statusId: 3, priorityId: 1 });
    await given.ticket({ subject: 'a', statusId: 2, priorityId: 3 });
    await given.ticket({ subject: 'c', dueDate: '2026-12-01', statusId: 1, priorityId: 2 });
    const by = (field: NonNullable<Request['sort']>['field'], descending = false) =>
      subjects({ ...given.place, sort: { field, descending } });
    expect(await by('subject')).toEqual(['a', 'b', 'c']);
    expect(await by('due-date')).toEqual(['c', 'b', 'a']);
    expect(await by('due-date', true)).toEqual(['b', 'c', 'a']);
    expect(await by('status-id')).toEqual(['c', 'a', 'b']);
    expect(await by('priority-id', true)).toEqual(['a', 'c', 'b']);
    expect(await by('sequential-id')).toEqual(['b', 'a', 'c']);
    expect(await by('created-at')).toEqual(['b', 'a', 'c']);
    expect(await by('id', true)).toEqual(['c', 'a', 'b']);
    for (const field of ticketSorts) expect(await by(field)).toHaveLength(3);
  });

  it('searches the subject literally, and the sequential id', async () => {
    const given = await running.account().project();
    for (const subject of ['Crack 100%', 'crack_b', 'Paint 2']) await given.ticket({ subject });
    expect(await subjects({ ...given.place, search: 'CRACK' })).toEqual(['Crack 100%', 'crack_b']);
    expect(await subjects({ ...given.place, search: '0%' })).toEqual(['Crack 100%']);
    expect(await subjects({ ...given.place, search: 'k_' })).toEqual(['crack_b']);
    expect(await subjects({ ...given.place, search: '2' })).toEqual(['crack_b', 'Paint 2']);
    expect(await subjects({ ...given.place, search: '#3' })).toEqual(['Paint 2']);
    expect(await subjects({ ...given.place, search: '99999999999' })).toEqual([]);
  });

  it('searches without regard to case, accents and Unicode form', async () => {
    const given = await running.account().project();
    const found = ['Öl läuft aus', 'Öl läuft aus'.normalize('NFD'), 'FAÇADE à l’étage', 'Straße', 'ÅNGSTRÖM', 'ΤΟΊΧΟΣ'];
    for (const subject of found) await given.ticket({ subject });
    const search = (text: string) => subjects({ ...given.place, search: text });
    for (const text of ['öl lä', 'ÖL LÄ', 'ol la', 'öl lä'.normalize('NFD')])
      expect(await search(text)).toEqual(found.slice(0, 2));
    expect(await search('facade a')).toEqual(['FAÇADE à l’étage']);
    expect(await search('ETAGE')).toEqual(['FAÇADE à l’étage']);
    expect(await search('STRASSE')).toEqual(['Straße']);
    expect(await search('ångström')).toEqual(['ÅNGSTRÖM']);
    expect(await search('τοιχ')).toEqual(['ΤΟΊΧΟΣ']);
    expect(await search('％')).toEqual([]);
  });

  it('sorts subjects as people do', async () => {
    const given = await running.account().project();
    for (const subject of ['Zebra', 'Öl', 'apfel', 'Bau', 'Äpfel']) await given.ticket({ subject });
    const sort = { field: 'subject' as const, descending: false };
    expect(await subjects({ ...given.place, sort })).toEqual(['apfel', 'Äpfel', 'Bau', 'Öl', 'Zebra']);
  });

  it('filters by change time, and by status as the former release asks', async () => {
    const given = await running.account().project();
    const old = await given.ticket({ subject: 'old' });
    await given.ticket({ subject: 'closed', statusId: 5 });
    expect(await subjects({ ...given.place, statusIds: [5, 6] })).toEqual(['closed']);
    const { updatedAt } = await running.service.call(updateTicket, { ...given.at(old), progress: 10 });
    expect(await subjects({ ...given.place, changedSince: updatedAt })).toEqual(['old']);
  });

  it('shows which tickets have subtickets', async () => {
    const given = await running.account().project();
    const parent = await given.ticket();
    await given.ticket({ parentId: parent.uuid });
    expect((await list(given.place)).items.map(({ hasChildren }) => hasChildren)).toEqual([true, false]);
  });
});

describe('listing the tickets of project 0', () => {
  it('lists the tickets of all visible projects of the account', async () => {
    const account = running.account();
    const [one, two] = [await account.project(), await account.project()];
    await one.ticket({ subject: 'one' });
    await two.ticket({ subject: 'two' });
    await (await running.account().project()).ticket({ subject: 'foreign' });
    await account.user({ id: 3 });
    await running.service.call(addMember, { ...two.place, userId: 3 });
    expect(await subjects({ actor: account.owner, projectId: 0 })).toEqual(['one', 'two']);
    expect(await subjects({ actor: account.actor({ userId: 3 }), projectId: 0 })).toEqual(['two']);
    expect(await list({ actor: account.actor({ userId: 4 }), projectId: 0 })).toMatchObject({ items: [], count: 0 });
  });
});
