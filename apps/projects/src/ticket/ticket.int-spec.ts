import {
  addMember,
  createComponent,
  createTicket,
  deleteTicket,
  getTicket,
  listTickets,
  ticketResource,
  updateTicket,
} from '@plumbline/contracts';
import type { DomainError } from '@plumbline/errors';
import { v4 as uuidv4 } from 'uuid';
import { refused, runningProjects } from '../testing/suite';

const running = runningProjects();

const call: typeof running.service.call = (...args) => running.service.call(...args);
const pointers = (error: Awaited<ReturnType<typeof refused>>) => error.problems.map(({ source }) => source?.pointer);

describe('creating a ticket', () => {
  it('assigns the next number of its project, and returns the stored ticket', async () => {
    const given = await running.account().project();
    const first = await given.ticket({
      subject: 'Crack',
      dueDate: '2026-12-01',
      typedValues: { tf0123456789abcdef: 1 },
    });
    const second = await given.ticket();
    expect([first.sequentialId, second.sequentialId]).toEqual([1, 2]);
    expect(await call(getTicket, given.at(first))).toEqual(first);
  });

  it('publishes it as an API resource, with user and token of the actor', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket({ subject: 'Crack' });
    expect(await running.service.eventTypesOf(account.id)).toEqual(['project.created', 'ticket.created']);
    expect(
      running.service.published.find(({ type, accountId }) => type === 'ticket.created' && accountId === account.id),
    ).toMatchObject({
      projectId: given.project.id,
      actor: { userId: 1, tokenId: 'test-token', userAgent: 'test/1.0' },
      data: ticketResource.of(ticket),
    });
  });

  it('reports every invalid reference with its pointer', async () => {
    const account = running.account();
    const [given, other] = [await account.project(), await account.project()];
    const elsewhere = await other.ticket();
    const { componentId, ticketTypeId } = other;
    const ticketInput = given.ticketInput({
      componentId,
      ticketTypeId,
      parentId: elsewhere.uuid,
      assignedToId: 99,
      subscribers: [1, 98],
    });
    const error = await refused(
      call(createTicket, ticketInput),
      'tickets.type-not-in-project',
      'tickets.component-not-in-project',
      'tickets.parent-not-found',
      'tickets.assignee-not-found',
      'tickets.subscriber-not-found',
    );
    expect(pointers(error)).toEqual(
      ['ticket-type-id', 'component-id', 'parent-id', 'assigned-to-id', 'subscribers'].map(
        (name) => `/data/attributes/${name}`,
      ),
    );
    expect((await given.ticket()).sequentialId).toBe(1);
  });

  it('refuses references to another account', async () => {
    const [given, foreign] = [await running.account().project(), await running.account().project()];
    const parent = await foreign.ticket();
    await refused(
      call(createTicket, given.ticketInput({ componentId: foreign.componentId })),
      'tickets.component-not-in-project',
    );
    await refused(
      call(createTicket, given.ticketInput({ ticketTypeId: foreign.ticketTypeId })),
      'tickets.type-not-in-project',
    );
    await refused(call(createTicket, given.ticketInput({ parentId: parent.uuid })), 'tickets.parent-not-found');
  });

  it('assigns it to active in-house users of the account and to active members', async () => {
    const account = running.account();
    const given = await account.project();
    await account.user({ id: 2 });
    await account.user({ id: 3, kind: 'subcontractor' });
    await account.user({ id: 4, active: false });
    await running.account().user({ id: 5 });
    expect((await given.ticket({ assignedToId: 2 })).assignedToId).toBe(2);
    for (const assignedToId of [3, 4, 5])
      await refused(call(createTicket, given.ticketInput({ assignedToId })), 'tickets.assignee-not-found');
    await call(addMember, { ...given.place, userId: 3 });
    expect((await given.ticket({ assignedToId: 3 })).assignedToId).toBe(3);
  });

  it('marks the parent as having children', async () => {
    const given = await running.account().project();
    const parent = await given.ticket();
    const child = await given.ticket({ parentId: parent.uuid });
    expect(await call(getTicket, given.at(parent))).toMatchObject({ hasChildren: true });
    expect(await call(getTicket, given.at(child))).toMatchObject({ hasChildren: false, parentId: parent.uuid });
  });

  it('requires access level work in an active project', async () => {
    const account = running.account();
    const given = await account.project();
    await account.user({ id: 3 });
    await call(addMember, { ...given.place, userId: 3 });
    const as = (kind: 'subcontractor' | 'watcher', userId = 3) =>
      call(createTicket, given.ticketInput({ actor: account.actor({ userId, kind }) }));
    expect(await as('subcontractor')).toMatchObject({ authorId: 3 });
    await refused(as('watcher'), 'access.denied');
    await refused(as('subcontractor', 4), 'projects.not-found');
    await given.archive();
    await refused(as('subcontractor'), 'projects.archived');
  });
});

describe("a client's own UUID", () => {
  it('makes a second create return the first ticket without an event', async () => {
    const account = running.account();
    const given = await account.project();
    const uuid = uuidv4();
    const ticket = await given.ticket({ uuid, subject: 'Crack' });
    expect(ticket.uuid).toBe(uuid);
    expect(await given.ticket({ uuid: uuid.toUpperCase(), subject: 'Other' })).toEqual(ticket);
    expect(await running.service.eventTypesOf(account.id)).toEqual(['project.created', 'ticket.created']);
  });

  it('creates one ticket for concurrent requests', async () => {
    const account = running.account();
    const given = await account.project();
    const uuid = uuidv4();
    const tickets = await Promise.all(Array.from({ length: 10 }, () => given.ticket({ uuid })));
    expect(new Set(tickets.map(({ id }) => id)).size).toBe(1);
    expect((await given.ticket()).sequentialId).toBe(2);
    expect(await running.service.eventTypesOf(account.id)).toEqual([
      'project.created',
      'ticket.created',
      'ticket.created',
    ]);
  });

  it('is refused in another project, and allowed in another account', async () => {
    const account = running.account();
    const [given, other, foreign] = [
      await account.project(),
      await account.project(),
      await running.account().project(),
    ];
    const { uuid } = await given.ticket({ uuid: uuidv4() });
    expect(pointers(await refused(other.ticket({ uuid }), 'tickets.uuid-taken'))).toEqual(['/data/attributes/uuid']);
    const theirs = await foreign.ticket({ uuid, subject: 'Theirs' });
    expect(await call(getTicket, foreign.at({ uuid }))).toEqual(theirs);
    expect((await call(getTicket, given.at({ uuid }))).subject).toBe('');
  });
});

describe('numbers', () => {
  it('run from 1 without gaps or duplicates when fifty tickets are created concurrently', async () => {
    const given = await running.account().project();
    const tickets = await Promise.all(Array.from({ length: 50 }, () => given.ticket()));
    const numbers = tickets.map(({ sequentialId }) => sequentialId).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('are not used by refused or failed creates, which leave no ticket and no event', async () => {
    const account = running.account();
    const given = await account.project();
    const { database } = running.service;
    await database.query(`create function refuse_event() returns trigger language plpgsql as
      $$ begin if new.message like '%unlucky%' then raise 'refused'; end if; return new; end $$`);
    await database.query(`create trigger refuse before insert on outbox for each row execute function refuse_event()`);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => given.ticket({ subject: index % 2 ? 'lucky' : 'unlucky' })),
    );
    await database.query('drop trigger refuse on outbox');
    const kept = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.sequentialId] : []));
    expect(kept.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await call(listTickets, { ...given.place, page: {} })).count).toBe(10);
    expect((await running.service.eventTypesOf(account.id)).filter((type) => type === 'ticket.created')).toHaveLength(
      10,
    );
  });

  it('do not deadlock with concurrent creates, updates and deletes of the same tickets', async () => {
    const given = await running.account().project();
    const parents = await Promise.all(Array.from({ length: 4 }, () => given.ticket()));
    const work = parents.flatMap((parent) =>
      Array.from({ length: 5 }, (_, index) => [
        given.ticket({ parentId: parent.uuid }),
        call(updateTicket, { ...given.at(parent), subject: `change ${index}` }),
        call(deleteTicket, given.at(parent)),
      ]).flat(),
    );
    // The parent may be deleted before its first child is created. The losers of the race get one of these errors.
    const refusals: unknown[] = ['tickets.parent-not-found', 'tickets.not-found', 'tickets.has-children'];
    const failures = (await Promise.allSettled<unknown>(work)).filter(
      (result) => result.status === 'rejected' && !refusals.includes((result.reason as DomainError).code),
    );
    expect(failures).toEqual([]);
  });
});

describe('a write that arrives twice', () => {
  it('takes effect once, publishes once and returns the same reply', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await call(createTicket, given.ticketInput(), 'create');
    expect(await call(createTicket, given.ticketInput(), 'create')).toEqual(ticket);
    const change = { ...given.at(ticket), subject: 'Crack' };
    const changed = await call(updateTicket, change, 'update');
    expect(await call(updateTicket, change, 'update')).toEqual(changed);
    await call(deleteTicket, given.at(ticket), 'delete');
    expect(await call(deleteTicket, given.at(ticket), 'delete')).toEqual({ files: [] });
    expect(await running.service.eventTypesOf(account.id)).toEqual([
      'project.created',
      'ticket.created',
      'ticket.updated',
      'ticket.deleted',
    ]);
    expect((await given.ticket()).sequentialId).toBe(2);
  });
});

describe('changing a ticket', () => {
  it('updates only the given fields, and publishes an event', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket({ subject: 'Crack', typedValues: { tf0000000000000001: 'a' } });
    const changed = await call(updateTicket, {
      ...given.at(ticket),
      progress: 50,
      typedValues: { tf0000000000000002: ['b'] },
    });
    expect(changed).toEqual({
      ...ticket,
      progress: 50,
      typedValues: { tf0000000000000001: 'a', tf0000000000000002: ['b'] },
      updatedAt: changed.updatedAt,
    });
    expect(await call(getTicket, given.at(ticket))).toEqual(changed);
    expect(await running.service.eventTypesOf(account.id)).toEqual([
      'project.created',
      'ticket.created',
      'ticket.updated',
    ]);
  });

  it('publishes nothing and keeps `updated-at` when nothing changes', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket({ subject: 'Crack', dueDate: '2026-12-01', subscribers: [1] });
    const { subject, statusId, dueDate, subscribers, componentId } = ticket;
    const again = { ...given.at(ticket), subject, statusId, dueDate, subscribers, componentId };
    expect(await call(updateTicket, again)).toEqual(ticket);
    expect(await running.service.eventTypesOf(account.id)).toEqual(['project.created', 'ticket.created']);
  });

  it('also publishes a status change, and records who closed it until it is reopened', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket();
    const closed = await call(updateTicket, { ...given.at(ticket), statusId: 5 });
    expect(closed).toMatchObject({ closedById: 1, closedAt: expect.any(String) });
    const moved = { ...given.at(ticket), statusId: 5 as const, closedAt: '2024-01-01T00:00:00.000Z' };
    const { problems } = await refused(call(updateTicket, moved), 'request.invalid');
    expect(problems[0]!.source).toEqual({ pointer: '/data/attributes/closed-at' });
    await call(updateTicket, { ...moved, closedAt: closed.closedAt });
    const reopened = await call(updateTicket, { ...given.at(ticket), statusId: 1 });
    expect(reopened).toMatchObject({ closedById: null, closedAt: null });
    expect(await call(getTicket, given.at(ticket))).toEqual(reopened);
    expect((await running.service.eventTypesOf(account.id)).slice(2)).toEqual([
      'ticket.updated',
      'ticket.status-changed',
      'ticket.updated',
      'ticket.status-changed',
    ]);
  });

  it('counts how often its due date was moved', async () => {
    const given = await running.account().project();
    const ticket = await given.ticket({ dueDate: '2026-12-01' });
    await call(updateTicket, { ...given.at(ticket), dueDate: '2026-12-24' });
    const changed = await call(updateTicket, { ...given.at(ticket), dueDate: null });
    expect(changed).toMatchObject({ dueDate: null, dueDateChangeCount: 2 });
    expect(await call(getTicket, given.at(ticket))).toEqual(changed);
  });

  it('refuses typed values that are too large together, however small the update', async () => {
    const given = await running.account().project();
    const ticket = await given.ticket({ typedValues: { tf0000000000000001: 'a'.repeat(60_000) } });
    const typedValues = { tf0000000000000002: 'b'.repeat(6_000) };
    await expect(call(updateTicket, { ...given.at(ticket), typedValues })).rejects.toMatchObject({
      problems: [{ code: 'tickets.typed-values-too-large', source: { pointer: '/data/attributes/typed-values' } }],
    });
    await call(updateTicket, { ...given.at(ticket), typedValues: { tf0000000000000001: null, ...typedValues } });
    await expect(given.ticket({ typedValues: { tf0000000000000001: 'ü'.repeat(40_000) } })).rejects.toMatchObject({
      problems: [{ code: 'tickets.typed-values-too-large' }],
    });
  });

  it('applies both of two concurrent updates', async () => {
    const given = await running.account().project();
    const ticket = await given.ticket();
    const values = Array.from({ length: 10 }, (_, index) => ({ [`tf000000000000000${index}`]: index }));
    await Promise.all(values.map((typedValues) => call(updateTicket, { ...given.at(ticket), typedValues })));
    expect((await call(getTicket, given.at(ticket))).typedValues).toEqual(Object.assign({}, ...values));
  });

  it('checks only the changed references', async () => {
    const account = running.account();
    const given = await account.project();
    await account.user({ id: 3 });
    const ticket = await given.ticket({ assignedToId: 3 });
    await running.service.publish(account.userEvent({ id: 3, active: false }));
    await account.user({ id: 4 });
    expect(await call(updateTicket, { ...given.at(ticket), assignedToId: 3, subject: 'b' })).toMatchObject({
      subject: 'b',
    });
    const foreign = await call(createComponent, { ...(await account.project()).place, name: 'Elsewhere' });
    const wrong = { ...given.at(ticket), componentId: foreign.id, assignedToId: 99 };
    const error = await refused(
      call(updateTicket, wrong),
      'tickets.component-not-in-project',
      'tickets.assignee-not-found',
    );
    expect(pointers(error)).toEqual(['/data/attributes/component-id', '/data/attributes/assigned-to-id']);
  });
});

describe('deleting a ticket', () => {
  it('is permanent, and publishes its last state', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket({ subject: 'Crack' });
    expect(await call(deleteTicket, given.at(ticket))).toEqual({ files: [] });
    await refused(call(getTicket, given.at(ticket)), 'tickets.not-found');
    await refused(call(deleteTicket, given.at(ticket)), 'tickets.not-found');
    await refused(call(updateTicket, { ...given.at(ticket), subject: 'b' }), 'tickets.not-found');
    expect((await running.service.eventTypesOf(account.id)).slice(2)).toEqual(['ticket.deleted']);
    expect(
      running.service.published.find(({ type, accountId }) => type === 'ticket.deleted' && accountId === account.id)
        ?.data,
    ).toEqual(ticketResource.of(ticket));
  });

  it('is refused while it has subtickets', async () => {
    const given = await running.account().project();
    const parent = await given.ticket();
    const child = await given.ticket({ parentId: parent.uuid });
    await refused(call(deleteTicket, given.at(parent)), 'tickets.has-children');
    await call(deleteTicket, given.at(child));
    await call(deleteTicket, given.at(parent));
  });

  it("is refused to subcontractors for others' tickets", async () => {
    const account = running.account();
    const given = await account.project();
    await account.user({ id: 3, kind: 'subcontractor' });
    await call(addMember, { ...given.place, userId: 3 });
    const actor = account.actor({ userId: 3, kind: 'subcontractor' });
    const assigned = await given.ticket({ assignedToId: 3 });
    await refused(call(deleteTicket, { ...given.at(assigned), actor }), 'access.denied');
    await refused(call(deleteTicket, { ...given.at(await given.ticket()), actor }), 'tickets.not-found');
    await call(deleteTicket, { ...given.at(await given.ticket({ actor })), actor });
  });
});

describe('tickets of other accounts and projects', () => {
  it('are not found from another account, in an invisible project or by the path of another project', async () => {
    const account = running.account();
    const [given, other] = [await account.project(), await account.project()];
    const ticket = await given.ticket();
    for (const actor of [running.account().owner, account.actor({ userId: 9 })]) {
      const place = { ...given.at(ticket), actor };
      await refused(call(getTicket, place), 'projects.not-found');
      await refused(call(updateTicket, { ...place, subject: 'mine' }), 'projects.not-found');
      await refused(call(deleteTicket, place), 'projects.not-found');
      await refused(call(listTickets, { actor, projectId: given.project.id, page: {} }), 'projects.not-found');
      await refused(call(createTicket, given.ticketInput({ actor })), 'projects.not-found');
    }
    await refused(call(getTicket, other.at(ticket)), 'tickets.not-found');
    await refused(call(updateTicket, { ...other.at(ticket), subject: 'b' }), 'tickets.not-found');
    await refused(call(deleteTicket, other.at(ticket)), 'tickets.not-found');
    expect(await call(getTicket, given.at(ticket))).toEqual(ticket);
  });

  it('are read by members', async () => {
    const account = running.account();
    const given = await account.project();
    const ticket = await given.ticket();
    await account.user({ id: 3, kind: 'watcher' });
    await call(addMember, { ...given.place, userId: 3 });
    const actor = account.actor({ userId: 3, kind: 'watcher' });
    expect(await call(getTicket, { ...given.at(ticket), actor })).toEqual(ticket);
  });
});
