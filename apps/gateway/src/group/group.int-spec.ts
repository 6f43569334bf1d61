import { createGroup, deleteGroup, listGroups, toShortCode, updateGroup, type Group } from '@plumbline/contracts';
import { accountId } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';

const path = `/api/v2/${accountId}/groups`;
const group: Group = {
  id: 4001,
  accountId,
  name: 'Shell',
  leaderId: null,
  userIds: [2002, 2003],
  createdById: 2001,
  createdAt: '2026-02-20T10:00:00.000Z',
  updatedAt: '2026-10-05T14:20:00.000Z',
};

describe('groups on the wire', () => {
  let gateway: RunningGateway;
  let token: Record<string, string>;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
    gateway.services
      .on(listGroups, ({ checkInHouse }) => ({
        items: [group],
        count: 1,
        ...(checkInHouse && { haveInHouseUsers: false }),
      }))
      .on(createGroup, () => group)
      .on(updateGroup, () => group)
      .on(deleteGroup, () => ({}));
  });
  beforeEach(() => {
    gateway.services.calls.length = 0;
    token = gateway.givenToken();
  });
  afterAll(() => gateway.stop());
  const requestOf = (contract: Parameters<typeof gateway.services.callsOf>[0]) =>
    gateway.services.callsOf(contract)[0]?.request;

  it('are in snake_case, and leave out a deleted leader', async () => {
    const { status, body } = await gateway.get(path, token);
    expect(status).toBe(200);
    expect(body.meta).toEqual({ count: 1, page: 1, pagesize: 100 });
    expect(body.data).toEqual([
      {
        id: toShortCode(4001),
        type: 'groups',
        attributes: {
          id: toShortCode(4001),
          name: 'Shell',
          customer_id: toShortCode(accountId),
          user_ids: [toShortCode(2002), toShortCode(2003)],
          created_by: toShortCode(2001),
          created_on: group.createdAt,
          updated_on: group.updatedAt,
        },
      },
    ]);
  });

  it('are searched and filtered by the parameter names of PlanRadar', async () => {
    const user = toShortCode(2002);
    const filters = `filters[leader-id][0][predicate]=not_in&filters[leader-id][0][value][0]=${user}&filter[members]=2003`;
    const { body } = await gateway.get(`${path}?q[search_i_cont]=shell&check_inhouse=true&${filters}`, token);
    expect(body.meta).toEqual({ count: 1, page: 1, pagesize: 100, groups_have_inhouse_users: false });
    expect(requestOf(listGroups)).toMatchObject({
      search: 'shell',
      checkInHouse: true,
      leader: { ids: [2002], negated: true },
      members: { ids: [2003], negated: false },
    });
  });

  it.each([
    'filter[members]=!',
    'check_inhouse=perhaps',
    `search=${'x'.repeat(201)}`,
    `q[search_i_cont]=${'x'.repeat(201)}`,
  ])('are not listed for %s', async (query) => {
    const { status, body } = await gateway.get(`${path}?${query}`, token);
    expect([status, body.errors[0].source]).toEqual([422, { parameter: query.split('=', 1)[0] }]);
    expect(requestOf(listGroups)).toBeUndefined();
  });

  it('are created and changed with the ids of users', async () => {
    const attributes = { name: ' Shell ', leader_id: toShortCode(2001), user_ids: [toShortCode(2002), 2003] };
    const created = await gateway.send('POST', path, token, { data: { attributes } });
    expect(created.status).toBe(201);
    expect(requestOf(createGroup)).toMatchObject({ name: 'Shell', leaderId: 2001, userIds: [2002, 2003] });
    for (const method of ['PATCH', 'PUT']) {
      const changed = await gateway.send(method, `${path}/4001`, token, { data: { attributes: { user_ids: [] } } });
      expect(changed.status).toBe(200);
    }
    const changes = gateway.services.callsOf(updateGroup).map(({ request }) => request);
    expect(changes).toEqual(Array(2).fill(expect.objectContaining({ groupId: 4001, userIds: [] })));
    expect((await gateway.send('DELETE', `${path}/${toShortCode(4001)}`, token)).status).toBe(204);
    expect(requestOf(deleteGroup)).toMatchObject({ groupId: 4001 });
  });

  it.each([
    [{ leader_id: 2001 }, '/data/attributes/name'],
    [{ name: ' ', leader_id: 2001 }, '/data/attributes/name'],
    [{ name: 'Shell' }, '/data/attributes/leader_id'],
    [{ name: 'Shell', leader_id: 2001, user_ids: [2002, '!'] }, '/data/attributes/user_ids/1'],
  ])('are not created from %j', async (attributes, pointer) => {
    const { status, body } = await gateway.send('POST', path, token, { data: { attributes } });
    expect([status, body.errors[0].source]).toEqual([422, { pointer }]);
    expect(requestOf(createGroup)).toBeUndefined();
  });
});
