import { listTickets, ticketFilterKinds, filterKinds, type RpcInput, type TicketCondition } from '@plumbline/contracts';
import type { GivenProject } from '../testing/given';
import { runningProjects } from '../testing/suite';

const running = runningProjects();

describe('filtering tickets', () => {
  let given: GivenProject;
  let uuids: Record<string, string>;
  beforeAll(async () => {
    const account = running.account();
    given = await account.project();
    await account.user({ id: 8 });
    const door = await given.ticket({ subject: 'Door, KÜCHE', priorityId: 3, assignedToId: 8, dueDate: '2024-02-29' });
    const wall = await given.ticket({ subject: 'wall', statusId: 5, progress: 50, subscribers: [8] });
    const lamp = await given.ticket({ subject: 'Lamp 100%', parentId: wall.uuid, dueDate: '2024-03-31' });
    uuids = { door: door.uuid, wall: wall.uuid, lamp: lamp.uuid };
    await running.service.database.query(
      `update ticket set created_at = case subject when 'wall' then timestamptz '2024-12-31T23:59:59.999Z'
         when 'Lamp 100%' then timestamptz '2025-01-01T00:00:00Z' else timestamptz '2024-01-01T00:00:00Z' end
       where project_id = $1`,
      [given.place.projectId],
    );
  });

  type Condition = [field: TicketCondition['field'], predicate: TicketCondition['predicate'], ...(string | number)[]];
  const found = async (conditions: Condition[], more: Partial<RpcInput<typeof listTickets>> = {}) => {
    const filters = conditions.map(([field, predicate, ...values]) => ({ field, predicate, values }));
    const { items, count } = await running.service.call(listTickets, { ...given.place, page: {}, filters, ...more });
    if (!more.page) expect(count).toBe(items.length);
    return items.map(({ subject }) => subject.replace(/\W.*/, '').toLowerCase());
  };

  const examples: [...Condition[], expected: string[]][] = [
    [['status-id', 'eq', 5], ['wall']],
    [
      ['status-id', 'not_in', 5, 6],
      ['door', 'lamp'],
    ],
    [['priority-id', 'in', 1, 3], ['door']],
    [
      ['priority-id', 'ge', 2],
      ['door', 'wall', 'lamp'],
    ],
    [['subject', 'eq', 'WALL'], ['wall']],
    [['subject', 'neq', 'Wäll', 'door, kuche'], ['lamp']],
    [['subject', 'like', 'kuche'], ['door']],
    [
      ['subject', 'like', '0%', 'WAL'],
      ['wall', 'lamp'],
    ],
    [
      ['subject', 'not_like', '%'],
      ['door', 'wall'],
    ],
    [
      ['subject', 'has'],
      ['door', 'wall', 'lamp'],
    ],
    [['subject', 'has_not'], []],
    [
      ['created-at', 'between', '2024-01-01', '2024-12-31'],
      ['door', 'wall'],
    ],
    [['created-at', 'eq', '2024-12-31'], ['wall']],
    [['created-at', 'neq', '2024-12-31', '2025-01-01'], ['door']],
    [['created-at', 'ge', '2025-01-01'], ['lamp']],
    [['created-at', 'le', '2024-12-31T23:59:59.998Z'], ['door']],
    [['due-date', 'between', '2024-02-01', '2024-02-29'], ['door']],
    [['due-date', 'has_not'], ['wall']],
    [
      ['due-date', 'neq', '2024-02-29'],
      ['wall', 'lamp'],
    ],
    [['due-date', 'ge', '2024-03-01'], ['lamp']],
    [['closed-at', 'has'], ['wall']],
    [['progress', 'between', 1, 50], ['wall']],
    [
      ['sequential-id', 'le', 2],
      ['door', 'wall'],
    ],
    [['assigned-to-id', 'eq', 8], ['door']],
    [
      ['assigned-to-id', 'neq', 8],
      ['wall', 'lamp'],
    ],
    [
      ['author-id', 'in', 1, 99],
      ['door', 'wall', 'lamp'],
    ],
    [
      ['closed-by-id', 'has_not'],
      ['door', 'lamp'],
    ],
    [['subscribers', 'in', 8, 9], ['wall']],
    [
      ['subscribers', 'has_not'],
      ['door', 'lamp'],
    ],
    [['parent-id', 'has'], ['lamp']],
    [['status-id', 'neq', 5], ['parent-id', 'has_not'], ['door']],
    [['created-at', 'ge', '2024-12-31'], ['created-at', 'le', '2024-12-31'], ['wall']],
  ];
  it.each(examples)('%j %j %j', async (...example) => {
    const expected = example.at(-1) as string[];
    expect(await found(example.slice(0, -1) as Condition[])).toEqual(expected);
  });

  it('finds tickets by ids', async () => {
    const { componentId, ticketTypeId } = given;
    expect(
      await found([
        ['component-id', 'eq', componentId],
        ['ticket-type-id', 'eq', ticketTypeId],
      ]),
    ).toHaveLength(3);
    expect(await found([['uuid', 'in', uuids['door']!, uuids['lamp']!]])).toEqual(['door', 'lamp']);
    expect(await found([['parent-id', 'eq', uuids['wall']!]])).toEqual(['lamp']);
    const other = await running.account().project();
    expect(await found([['project-id', 'eq', other.place.projectId]])).toEqual([]);
    expect(await found([['project-id', 'eq', given.place.projectId]], { projectId: 0 })).toHaveLength(3);
  });

  it('goes together with the search, the order, pages and the time of changes', async () => {
    const sort = { field: 'subject', descending: true } as const;
    const withoutWall: Condition[] = [['status-id', 'neq', 5]];
    expect(await found(withoutWall, { sort })).toEqual(['lamp', 'door']);
    expect(await found(withoutWall, { search: 'door' })).toEqual(['door']);
    expect(await found(withoutWall, { page: { number: 2, size: 1 } })).toEqual(['lamp']);
    expect(await found(withoutWall, { changedSince: '2999-01-01T00:00:00.000Z' })).toEqual([]);
  });

  it('takes every predicate of every field', async () => {
    const samples = {
      text: 'x',
      uuid: uuids['door']!,
      day: '2024-01-01',
      instant: '2024-01-01T00:00:00.000Z',
    } as const;
    for (const [field, kind] of Object.entries(ticketFilterKinds) as [TicketCondition['field'], string][]) {
      const value = samples[kind as keyof typeof samples] ?? 1;
      for (const predicate of filterKinds[kind as keyof typeof filterKinds].predicates) {
        const size = { has: 0, has_not: 0, between: 2 }[predicate as string] ?? 1;
        const values = Array.from({ length: size }, () => value);
        await expect(found([[field, predicate, ...values]])).resolves.toBeInstanceOf(Array);
      }
    }
  });

  it('refuses conditions that a field does not have', async () => {
    await expect(found([['status-id', 'like', 5]])).rejects.toThrow();
    await expect(found([['progress', 'eq', 'half']])).rejects.toThrow();
    await expect(found([['due-date', 'between', '2024-01-01']])).rejects.toThrow();
  });
});
