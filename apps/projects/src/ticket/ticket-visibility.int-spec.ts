import { getTicket, listTickets, projectRole, userKind, type Principal, type Ticket } from '@plumbline/contracts';
import { asyncProperty, assert, boolean, constantFrom, record } from 'fast-check';
import { accessLevelOf, seesProject } from '../project/project.policy';
import { runningProjects } from '../testing/suite';
import { seesTicket } from './ticket.policy';

const running = runningProjects();
const [userId, otherId] = [7, 8];
const roles = [undefined, ...projectRole.options];

type Role = (typeof roles)[number];

/** One project for each role of the user, with tickets of every combination of author and assignee. */
async function givenTickets() {
  const account = running.account();
  await account.user({ id: userId });
  await account.user({ id: otherId });
  const tickets: { ticket: Ticket; role: Role }[] = [];
  for (const role of roles) {
    const project = await account.project();
    if (role) {
      await running.service.database.query(
        'insert into membership (account_id, project_id, user_id, role, created_at) values ($1, $2, $3, $4, now())',
        [account.id, project.project.id, userId, role],
      );
    }
    for (const by of [account.owner, account.actor({ userId, owner: true })])
      for (const assignedToId of [null, userId, otherId])
        tickets.push({ role, ticket: await project.ticket({ actor: by, assignedToId }) });
  }
  return { account, tickets };
}

const sees = (actor: Principal, { ticket, role }: { ticket: Ticket; role: Role }) =>
  seesProject(actor, role) && seesTicket(accessLevelOf(actor, role), actor, ticket);

describe('the visibility of tickets', () => {
  it('is the same in the policy and in SQL, for every actor, role, author and assignee', async () => {
    const { account, tickets } = await givenTickets();
    const facts = record({ kind: constantFrom(...userKind.options), owner: boolean(), managesProjects: boolean() });

    await assert(
      asyncProperty(facts, async ({ kind, owner, managesProjects }) => {
        const actor = account.actor({ userId, kind, owner, permissions: managesProjects ? ['projects'] : [] });
        const expected = tickets.filter((each) => sees(actor, each)).map(({ ticket }) => ticket.uuid);

        const page = { number: 1, size: 100 };
        const { items } = await running.service.call(listTickets, { actor, projectId: 0, page });
        expect(items.map(({ uuid }) => uuid).sort()).toEqual(expected.sort());

        for (const { ticket } of tickets) {
          const { projectId, uuid } = ticket;
          const found = await running.service.call(getTicket, { actor, projectId, uuid }).then(
            () => true,
            () => false,
          );
          expect({ uuid, found }).toEqual({ uuid, found: expected.includes(uuid) });
        }
      }),
      { numRuns: 30 },
    );
  });
});
