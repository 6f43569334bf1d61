import {
  addMember,
  getProject,
  listMemberships,
  listProjects,
  projectRole,
  updateMemberRole,
  userKind,
  type Permission,
  type Project,
  type ProjectRole,
} from '@plumbline/contracts';
import type { RunningService } from '@plumbline/service-testing';
import { asyncProperty, assert, boolean, constantFrom, record } from 'fast-check';
import { runningProjects } from '../testing/suite';
import { seesProject } from './project.policy';

const running = runningProjects();
const userId = 7;
const call: RunningService['call'] = (contract, input) => running.service.call(contract, input);

/** A project for each role of the user, one without the user as a member. */
async function givenProjects() {
  const account = running.account();
  await account.user({ id: userId });
  const { owner: actor } = account;
  const projects: { project: Project; role?: ProjectRole }[] = [];
  for (const role of [undefined, ...projectRole.options]) {
    const { project } = await account.project();
    projects.push({ project, role });
    if (!role) continue;
    await call(addMember, { actor, projectId: project.id, userId });
    await call(updateMemberRole, { actor, projectId: project.id, userId, role });
  }
  return { account, projects };
}

describe('the visibility of projects', () => {
  it('is the same in the policy and in SQL, for every actor and role', async () => {
    const { account, projects } = await givenProjects();
    const stranger = running.account();
    const facts = record({
      kind: constantFrom(...userKind.options),
      owner: boolean(),
      managesProjects: boolean(),
      inAccount: boolean(),
    });

    await assert(
      asyncProperty(facts, async ({ kind, owner, managesProjects, inAccount }) => {
        const permissions: Permission[] = managesProjects ? ['projects'] : [];
        const actor = (inAccount ? account : stranger).actor({ userId, kind, owner, permissions });
        const expected = projects
          .filter(({ role }) => inAccount && seesProject(actor, role))
          .map(({ project }) => project.id);

        const page = { number: 1, size: 100 };
        const { items } = await call(listProjects, { actor, page });
        expect(items.map(({ id }) => id).sort()).toEqual([...expected].sort());

        const memberships = await call(listMemberships, { actor, projectId: 0 });
        expect([...new Set(memberships.items.map(({ projectId }) => projectId))].sort()).toEqual([...expected].sort());

        for (const { project } of projects) {
          const found = await call(getProject, { actor, projectId: project.id }).then(
            () => true,
            () => false,
          );
          expect({ id: project.id, found }).toEqual({ id: project.id, found: expected.includes(project.id) });
        }
      }),
      { numRuns: 30 },
    );
  });
});
