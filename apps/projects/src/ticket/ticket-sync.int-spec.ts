import { randomInt } from 'node:crypto';
import {
  addAttachment,
  addComment,
  addMember,
  deleteAttachment,
  deleteTicket,
  listTickets,
  updateTicket,
  type Ticket,
} from '@plumbline/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { GivenProject } from '../testing/given';
import { runningProjects } from '../testing/suite';

const running = runningProjects();
const call: typeof running.service.call = (...args) => running.service.call(...args);

/** Reads what has changed as a client does, in pages, and keeps a copy of the tickets. */
class SyncingClient {
  readonly copy = new Map<string, Ticket>();
  private changedSince?: string;

  constructor(private readonly place: GivenProject['place']) {}

  async sync(): Promise<void> {
    let next: string | undefined;
    for (let number = 1; ; number++) {
      const page = { number, size: 15 };
      const request = { ...this.place, page, changedSince: this.changedSince, includeDeleted: true };
      const { items, deleted, count, nextSyncDate } = await call(listTickets, request);
      next ??= nextSyncDate;
      for (const { uuid } of deleted!) this.copy.delete(uuid);
      for (const ticket of items) this.copy.set(ticket.uuid, ticket);
      if (number * page.size >= count) break;
    }
    this.changedSince = next;
  }
}

/** Changes tickets of a project at random: creates, updates, deletes and comments them. */
class Writer {
  constructor(
    private readonly given: GivenProject,
    private readonly uuids: string[],
  ) {}

  async change(n: number): Promise<void> {
    const uuid = this.uuids[randomInt(this.uuids.length)]!;
    const at = this.given.at({ uuid });
    const kind = n % 10;
    if (kind === 0) await this.create();
    else if (kind === 1) await ifKnown(call(deleteTicket, at));
    else if (kind === 2) await ifKnown(call(addComment, { ...at, text: 'Seen.' }));
    else await ifKnown(call(updateTicket, { ...at, subject: `Change ${n}` }));
  }

  private async create(): Promise<void> {
    const { uuid } = await this.given.ticket();
    this.uuids[randomInt(this.uuids.length)] = uuid;
  }
}

/** Another writer may have deleted the ticket. */
async function ifKnown(change: Promise<unknown>): Promise<void> {
  await change.catch((error: unknown) => expect(error).toMatchObject({ code: 'tickets.not-found' }));
}

async function everyTicket(place: GivenProject['place']): Promise<Ticket[]> {
  const tickets: Ticket[] = [];
  for (let number = 1; ; number++) {
    const { items } = await call(listTickets, { ...place, page: { number, size: 500 } });
    tickets.push(...items);
    if (items.length < 500) return tickets;
  }
}

/** Changes that others make while a client synchronises: SYNC_CHANGES=10000 takes minutes. */
const changes = Number(process.env['SYNC_CHANGES'] ?? 600);

describe('a client that synchronises tickets', () => {
  it('misses nothing while others write', async () => {
    const given = await running.account().project();
    const uuids = (await Promise.all(Array.from({ length: 40 }, () => given.ticket()))).map(({ uuid }) => uuid);
    const client = new SyncingClient(given.place);
    const writer = new Writer(given, uuids);
    let left = changes;
    const writing = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (left > 0) await writer.change(left--);
      }),
    );
    const reading = (async () => {
      while (left > 0) await client.sync();
    })();
    await Promise.all([writing, reading]);
    await client.sync();
    const byUuid = (one: Ticket, other: Ticket) => (one.uuid < other.uuid ? -1 : 1);
    const expected = await everyTicket(given.place);
    expect([...client.copy.values()].sort(byUuid)).toEqual(expected.sort(byUuid));
  }, 600_000);

  it('gets a change that was made before its read, and committed after it', async () => {
    const given = await running.account().project();
    const ticket = await given.ticket();
    const first = { ...given.place, page: {} };
    const later = running.service.database.createQueryRunner();
    await later.startTransaction();
    await later.query(`update ticket set subject = 'Late', updated_at = now() where id = $1`, [ticket.id]);
    const { nextSyncDate: changedSince } = await call(listTickets, first);
    await later.commitTransaction();
    await later.release();
    expect((await call(listTickets, { ...first, changedSince })).items).toMatchObject([{ subject: 'Late' }]);
  });

  it('gets a ticket whose comments, attachments or subtickets have changed', async () => {
    const given = await running.account().project();
    const ticket = await given.ticket();
    const at = given.at(ticket);
    const place = { ...given.place, ticketUuid: ticket.uuid };
    const file = { key: 'a', size: 1, sha256: '0'.repeat(64), contentType: 'image/png', thumbnailKey: null };
    const id = uuidv7();
    let updatedAt = ticket.updatedAt;
    const expectChanged = async (change: Promise<unknown>, facts: Partial<Ticket> = {}) => {
      await change;
      const { items } = await call(listTickets, { ...given.place, page: {}, changedSince: updatedAt });
      const changed = items.find(({ uuid }) => uuid === ticket.uuid);
      expect(changed).toMatchObject(facts);
      expect(changed!.updatedAt > updatedAt).toBe(true);
      ({ updatedAt } = changed!);
    };
    await expectChanged(call(addComment, { ...at, text: 'Seen.' }));
    await expectChanged(call(addAttachment, { ...place, id, name: 'a.png', file }));
    await expectChanged(call(deleteAttachment, { ...place, id }));
    const subticket = given.ticket({ parentId: ticket.uuid });
    await expectChanged(subticket, { hasChildren: true });
    await expectChanged(call(deleteTicket, given.at(await subticket)), { hasChildren: false });
  });

  it('learns of deleted tickets that it saw, in the place that they had', async () => {
    const account = running.account();
    const given = await account.project();
    await account.user({ id: 3, kind: 'subcontractor' });
    await call(addMember, { ...given.place, userId: 3 });
    const [one, two, three] = [await given.ticket(), await given.ticket({ assignedToId: 3 }), await given.ticket()];
    const page = { number: 1, size: 2 };
    const { nextSyncDate: changedSince } = await call(listTickets, { ...given.place, page });
    await call(deleteTicket, given.at(one));
    await call(deleteTicket, given.at(two));
    const all = { ...given.place, page, includeDeleted: true };
    const { items, deleted, count } = await call(listTickets, all);
    expect([items, count]).toEqual([[], 3]);
    expect(deleted).toMatchObject([{ uuid: one.uuid }, { uuid: two.uuid, id: two.id, projectId: two.projectId }]);
    expect((await call(listTickets, { ...all, page: { number: 2, size: 2 } })).items).toMatchObject([{ id: three.id }]);
    expect((await call(listTickets, { ...all, changedSince, projectId: 0 })).deleted).toHaveLength(2);
    expect(await call(listTickets, { ...all, changedSince: new Date().toISOString() })).toMatchObject({ count: 0 });
    const contributor = account.actor({ userId: 3, kind: 'subcontractor' });
    expect((await call(listTickets, { ...all, actor: contributor })).deleted).toMatchObject([{ uuid: two.uuid }]);
  });

  it('learns of tickets that a process of the previous release has deleted', async () => {
    const given = await running.account().project();
    const { id, uuid } = await given.ticket();
    await running.service.database.query('delete from ticket where id = $1', [id]);
    const { deleted } = await call(listTickets, { ...given.place, page: {}, includeDeleted: true });
    expect(deleted).toMatchObject([{ id, uuid }]);
  });
});
