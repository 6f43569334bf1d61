import {
  addMember,
  createComponent,
  createComponents,
  createProject,
  createTicketType,
  assignTicketType,
  getProject,
  listComponents,
  listMemberships,
  listProjects,
  listTicketTypes,
  projectSorts,
  removeMember,
  updateProject,
  type RpcInput,
} from '@plumbline/contracts';
import { refused, runningProjects } from '../testing/suite';

const running = runningProjects();
const page = {};

const call: typeof running.service.call = (...args) => running.service.call(...args);
const names = async (request: Omit<RpcInput<typeof listProjects>, 'page'>) =>
  (await call(listProjects, { page, ...request })).items.map(({ name }) => name);

describe('the visibility of a project', () => {
  it('includes its author, its members, owners and users with the permission projects', async () => {
    const account = running.account();
    const author = account.actor({ userId: 2 });
    const { project } = await account.project(author);
    await account.user({ id: 3 });
    await call(addMember, { actor: author, projectId: project.id, userId: 3 });
    const people = [
      author,
      account.actor({ userId: 3, kind: 'subcontractor' }),
      account.owner,
      account.actor({ userId: 9, permissions: ['projects'] }),
    ];
    for (const actor of people) {
      expect(await call(getProject, { actor, projectId: project.id })).toEqual(project);
      expect((await call(listProjects, { actor, page })).items).toEqual([project]);
    }
  });

  it('hides it from other users like an unknown project', async () => {
    const account = running.account();
    const { project } = await account.project();
    const stranger = account.actor({ userId: 9 });
    const unknown = await refused(call(getProject, { actor: stranger, projectId: 999_999 }), 'projects.not-found');
    const invisible = await refused(call(getProject, { actor: stranger, projectId: project.id }), 'projects.not-found');
    expect(invisible.problems).toEqual(unknown.problems);
    expect(await call(listProjects, { actor: stranger, page })).toMatchObject({ items: [], count: 0 });
  });

  it('hides it from other accounts in every call', async () => {
    const { project, ticketTypeId } = await running.account().project();
    const foreign = { actor: running.account().owner, projectId: project.id };
    await refused(call(getProject, foreign), 'projects.not-found');
    await refused(call(updateProject, { ...foreign, name: 'Mine' }), 'projects.not-found');
    await refused(call(listComponents, foreign), 'projects.not-found');
    await refused(call(createComponent, { ...foreign, name: 'Mine' }), 'projects.not-found');
    await refused(call(listTicketTypes, foreign), 'projects.not-found');
    await refused(call(assignTicketType, { ...foreign, ticketTypeId }), 'projects.not-found');
    await refused(call(listMemberships, foreign), 'projects.not-found');
    await refused(call(addMember, { ...foreign, userId: 1 }), 'projects.not-found');
    await refused(call(removeMember, { ...foreign, userId: 1 }), 'projects.not-found');
    expect((await call(listProjects, { actor: foreign.actor, page })).count).toBe(0);
  });

  it('ends with the membership', async () => {
    const account = running.account();
    const { place, project } = await account.project();
    await account.user({ id: 3 });
    const member = { actor: account.actor({ userId: 3 }), projectId: project.id };
    await call(addMember, { ...place, userId: 3 });
    await call(getProject, member);
    await call(removeMember, { ...place, userId: 3 });
    await refused(call(getProject, member), 'projects.not-found');
  });
});

describe('creating projects', () => {
  it('numbers them per account without gaps or duplicates, also concurrently', async () => {
    const [account, other] = [running.account(), running.account()];
    const create = (actor = account.owner) => call(createProject, { actor, name: 'Bridge' });
    const created = await Promise.all([...Array.from({ length: 20 }, () => create()), create(other.owner)]);
    const numbers = created.filter(({ accountId }) => accountId === account.id).map((project) => project.runningNumber);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(created.at(-1)?.runningNumber).toBe(1);
  });

  it('is refused to subcontractors and watchers, and assigns no number', async () => {
    const account = running.account();
    for (const kind of ['subcontractor', 'watcher'] as const)
      await refused(call(createProject, { actor: account.actor({ kind }), name: 'Bridge' }), 'access.denied');
    expect((await account.project()).project.runningNumber).toBe(1);
  });

  it('publishes one event when the call arrives several times', async () => {
    const account = running.account();
    const request = { actor: account.owner, name: 'Bridge', city: 'Hamburg' };
    const first = await call(createProject, request, 'key-1');
    expect(await call(createProject, request, 'key-1')).toEqual(first);
    expect((await call(listProjects, { actor: account.owner, page })).count).toBe(1);
    expect(await running.service.eventTypesOf(account.id)).toEqual(['project.created']);
  });

  it('treats equal idempotency keys of two accounts as different', async () => {
    const [account, other] = [running.account(), running.account()];
    const [one, two] = await Promise.all(
      [account, other].map(({ owner }) => call(createProject, { actor: owner, name: 'Bridge' }, 'key-2')),
    );
    expect([one?.accountId, two?.accountId]).toEqual([account.id, other.id]);
  });
});

describe('changing projects', () => {
  it('updates the given fields and publishes an event, except when nothing changes', async () => {
    const account = running.account();
    const { place, project } = await account.project();
    const changed = await call(updateProject, { ...place, city: 'Hamburg', startDate: '2026-12-01' });
    expect(changed).toEqual({ ...project, city: 'Hamburg', startDate: '2026-12-01', updatedAt: changed.updatedAt });
    expect(await call(updateProject, { ...place, city: 'Hamburg', name: project.name })).toEqual(changed);
    expect(await call(getProject, place)).toEqual(changed);
    expect(await running.service.eventTypesOf(account.id)).toEqual(['project.created', 'project.updated']);
  });

  it('is refused to subcontractors and watchers among its members', async () => {
    const account = running.account();
    const { place, project } = await account.project();
    await account.user({ id: 3 });
    await call(addMember, { ...place, userId: 3 });
    for (const kind of ['subcontractor', 'watcher'] as const) {
      const member = { actor: account.actor({ userId: 3, kind }), projectId: project.id };
      await refused(call(updateProject, { ...member, name: 'Mine' }), 'access.denied');
      await refused(call(createComponent, { ...member, name: 'Mine' }), 'access.denied');
      await refused(call(createComponents, { ...member, names: ['Mine'] }), 'access.denied');
      await refused(call(addMember, { ...member, userId: 3 }), 'access.denied');
    }
  });

  it('is refused for archived projects, which stay readable', async () => {
    const given = await running.account().project();
    await given.archive();
    await refused(call(updateProject, { ...given.place, name: 'New' }), 'projects.archived');
    expect(await call(getProject, given.place)).toMatchObject({ status: 9 });
  });
});

describe('listing projects', () => {
  it('returns pages, oldest first, with the total count', async () => {
    const account = running.account();
    const { owner } = account;
    for (const name of ['A', 'B', 'C']) await call(createProject, { actor: owner, name });
    expect(await names({ actor: owner })).toEqual(['A', 'B', 'C']);
    const second = await call(listProjects, { actor: owner, page: { number: 2, size: 2 } });
    expect([second.count, second.items.map(({ name }) => name)]).toEqual([3, ['C']]);
    expect(await names({ actor: owner, after: second.items[0]!.id - 1 })).toEqual(['C']);
  });

  it('sorts, searches and filters by change time', async () => {
    const account = running.account();
    const { owner } = account;
    const a = await call(createProject, { actor: owner, name: 'Alster 100%', city: 'Hamburg' });
    const b = await call(createProject, { actor: owner, name: 'Brenner', projectNumber: 'HH_1' });
    expect(await names({ actor: owner, sort: { field: 'name', descending: false } })).toEqual([a.name, b.name]);
    for (const field of projectSorts)
      expect(await names({ actor: owner, sort: { field, descending: true } })).toHaveLength(2);
    expect(await names({ actor: owner, sort: { field: 'id', descending: true } })).toEqual([b.name, a.name]);
    // Empty values are last in both directions.
    for (const descending of [true, false]) {
      expect(await names({ actor: owner, sort: { field: 'city', descending } })).toEqual([a.name, b.name]);
      expect(await names({ actor: owner, sort: { field: 'projectnumber', descending } })).toEqual([b.name, a.name]);
    }
    expect(await names({ actor: owner, search: 'hamb' })).toEqual([a.name]);
    expect(await names({ actor: owner, search: '0%' })).toEqual([a.name]);
    expect(await names({ actor: owner, search: 'hh_' })).toEqual([b.name]);
    const { updatedAt } = await call(updateProject, { actor: owner, projectId: a.id, city: 'Altona' });
    expect(await names({ actor: owner, changedSince: updatedAt })).toEqual([a.name]);
  });
});

describe('memberships', () => {
  it('publish one event when they begin and one when they end', async () => {
    const account = running.account();
    const { place } = await account.project();
    await account.user({ id: 3 });
    const [one, two] = await Promise.all([
      call(addMember, { ...place, userId: 3 }),
      call(addMember, { ...place, userId: 3 }),
    ]);
    expect(one).toEqual(two);
    expect((await call(listMemberships, place)).items.map(({ userId }) => userId)).toEqual([1, 3]);
    await call(removeMember, { ...place, userId: 3 });
    await call(removeMember, { ...place, userId: 3 });
    expect(await running.service.eventTypesOf(account.id)).toEqual([
      'project.created',
      'project.member-added',
      'project.member-removed',
    ]);
  });

  it('require a user of the account', async () => {
    const [account, other] = [running.account(), running.account()];
    await other.user({ id: 3 });
    const { place } = await account.project();
    await refused(call(addMember, { ...place, userId: 3 }), 'identity.user-not-found');
  });
});

describe('ticket types and components', () => {
  it('are assigned once when the call is repeated', async () => {
    const account = running.account();
    const given = await account.project();
    await call(assignTicketType, { ...given.place, ticketTypeId: given.ticketTypeId });
    const other = await call(createTicketType, { actor: account.owner, name: 'Task' });
    const ofProject = await call(listTicketTypes, given.place);
    const ofAccount = await call(listTicketTypes, { actor: account.owner });
    expect(ofProject.items.map(({ id }) => id)).toEqual([given.ticketTypeId]);
    expect(ofAccount.items.map(({ id }) => id)).toEqual([given.ticketTypeId, other.id]);
    expect((await call(listComponents, given.place)).items.map(({ name }) => name)).toEqual(['Deck']);
  });

  it('are created in the order of their names', async () => {
    const { place } = await running.account().project();
    const { items } = await call(createComponents, { ...place, names: ['Tower', 'Ramp'] });
    expect(items.map(({ name }) => name)).toEqual(['Tower', 'Ramp']);
    expect((await call(listComponents, place)).items.slice(1)).toEqual(items);
  });

  it('belong to one account', async () => {
    const [account, other] = [running.account(), running.account()];
    const foreign = await call(createTicketType, { actor: other.owner, name: 'Task' });
    const { place } = await account.project();
    await refused(call(assignTicketType, { ...place, ticketTypeId: foreign.id }), 'ticket-types.not-found');
  });

  it('are created for the account only by users who see every project', async () => {
    const account = running.account();
    await refused(call(createTicketType, { actor: account.actor({ userId: 2 }), name: 'Task' }), 'access.denied');
  });
});
