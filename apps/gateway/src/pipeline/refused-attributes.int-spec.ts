import { createUser, updateUser } from '@plumbline/contracts';
import { RunningGateway } from '../testing/running-gateway';
import { accountId, aTicket, aUser } from '../testing/samples';

const account = `/api/v1/${accountId}`;
const project = `${account}/projects/11`;
const ticket = `${project}/tickets/${aTicket().uuid}`;
const user = { firstname: 'A', lastname: 'B', mail: 'a@example.com', password: 'long enough 12' };

describe('a write', () => {
  let gateway: RunningGateway;
  let token: Record<string, string>;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
    token = gateway.givenToken({ rateLimit: { limit: 10_000, windowSeconds: 60, scope: 'token', coolDownSeconds: 0 } });
    gateway.services
      .on(createUser, () => ({ user: aUser(), invitation: null }))
      .on(updateUser, () => aUser({ kind: 'watcher' }));
  });
  afterAll(() => gateway.stop());

  const write = (method: string, path: string, attributes: object) =>
    gateway.send(method, path, token, { data: { attributes } });

  it.each([
    ['POST', `${account}/users`, { ...user, active: false }, 'active'],
    ['POST', `${account}/users`, { ...user, project_ids: ['bqx'] }, 'project_ids'],
    ['POST', `${account}/users`, { ...user, role_ids: ['bqx'] }, 'role_ids'],
    ['POST', `${account}/users`, { ...user, group_ids: ['bqx'] }, 'group_ids'],
    ['POST', `${account}/users`, { ...user, retype_password: 'another one 12' }, 'retype_password'],
    ['POST', `${account}/users`, { ...user, permissions: { statistics: true } }, 'permissions/statistics'],
    ['POST', `${account}/invitations`, user, 'password'],
    ['PUT', `${account}/users/2001`, { permissions: { defects: true } }, 'permissions/defects'],
    ['PUT', `${account}/users/2001`, { password: 'another one 12' }, 'password'],
    ['POST', `${account}/projects`, { name: 'A', status: 9 }, 'status'],
    ['PUT', project, { status: 9 }, 'status'],
    ['POST', `${project}/add_member_to_project`, { all: true }, 'all'],
    ['POST', `${project}/remove_member_from_project`, { force_unassign_issues: true }, 'force_unassign_issues'],
    ['POST', `${project}/components`, { name: 'A', parent_id: 'bqx' }, 'parent_id'],
    ['POST', `${project}/tickets`, { 'closed-at': '2026-11-24' }, 'closed-at'],
    ['PUT', ticket, { 'extension-date': '2026-11-24' }, 'extension-date'],
    ['PUT', ticket, { 'assignee-type': 'DefectradarGroup' }, 'assignee-type'],
    ['POST', `${ticket}/comment`, { comment: 'A', created_on: '2026-11-24' }, 'created_on'],
    ['PATCH', `/api/v2/${accountId}/groups/11`, { remove_users_from_projects: true }, 'remove_users_from_projects'],
  ])('%s %s refuses %j', async (method, path, attributes, name) => {
    const { status, body } = await write(method, path, attributes);
    expect([status, body.errors]).toMatchObject([422, [{ source: { pointer: `/data/attributes/${name}` } }]]);
  });

  it('takes what such attributes say if it happens anyway', async () => {
    const anyway = { active: true, project_ids: [], permissions: { statistics: false } };
    const { status } = await write('POST', `${account}/users`, { ...user, ...anyway, retype_password: user.password });
    expect(status).toBe(201);
    expect(gateway.services.callsOf(createUser)[0]!.request).toMatchObject({ password: user.password });
  });

  it.each([
    [{ watcher: true }, 'watcher'],
    [{ watcher: false }, 'subcontractor'],
    [{}, 'subcontractor'],
  ])('downgrades a user with %j to a %s', async (attributes, kind) => {
    gateway.services.calls.length = 0;
    const path = `${account}/users/downgrade_user_to_subcontractor`;
    expect((await write('PUT', path, { user_id: 2001, ...attributes })).status).toBe(200);
    expect(gateway.services.callsOf(updateUser)[0]!.request).toMatchObject({ userId: 2001, kind });
  });
});
