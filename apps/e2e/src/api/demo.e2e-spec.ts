import { ApiClient } from '@plumbline/testing';
import type { Installation } from '../../../../tools/installation/installation';
import { demoPeople, demoPerson } from '../../../../tools/demo/people';
import { demoProjects } from '../../../../tools/demo/projects';
import type { DevFile } from '../../../../tools/demo/dev-file';
import { seed } from '../../../../tools/demo/seed';
import { installationUnderTest } from '../support/system';

describe('the demo account', () => {
  const { url, admin } = installationUnderTest();
  const system = { url, admin: async (args: string[]) => JSON.stringify(await admin(...args)) } as Installation;

  let first: DevFile;
  beforeAll(async () => {
    first = await seed(system, undefined);
  });

  it('is kept when it already exists', async () => {
    expect(await seed(system, first)).toEqual(first);
  });

  it('has users of every kind, and projects with tickets of every status', async () => {
    const owner = await new ApiClient(url).signIn(demoPerson('owner').email, demoPerson('owner').password);
    const v2 = `/api/v2/${first.account}`;
    const users = await owner.get(`${v2}/users`);
    expect(users.body.meta.count).toBe(demoPeople.length);
    const projects = await owner.get(`${v2}/projects?sort=created-on`);
    expect(projects.body.data.map((project: { attributes: { name: string } }) => project.attributes.name)).toEqual(
      demoProjects.map(({ name }) => name),
    );
    const tickets = await owner.get(`${v2}/projects/0/tickets`);
    const states = new Set(
      tickets.body.data.map((ticket: { attributes: Record<string, unknown> }) => ticket.attributes['status-id']),
    );
    expect(states.size).toBe(6);
  });

  it('lets each user sign in and see their tickets', async () => {
    const { account, users } = first;
    const seen: Record<string, number> = {};
    for (const { email, password, role } of users) {
      const person = await new ApiClient(url).signIn(email, password);
      seen[role] = (await person.get(`/api/v2/${account}/projects/0/tickets`)).body.meta.count as number;
    }
    const all = demoProjects.reduce((sum, { tickets }) => sum + tickets.length, 0);
    const north = demoProjects[0]!.tickets.length;
    const assigned = demoProjects
      .flatMap(({ tickets }) => tickets)
      .filter(({ assignee }) => assignee === 'subcontractor');
    expect(seen).toEqual({
      owner: all,
      manager: all,
      developer: all,
      member: north,
      subcontractor: assigned.length,
      watcher: north,
    });
  });
});
