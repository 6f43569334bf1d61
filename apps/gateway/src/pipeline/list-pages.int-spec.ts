import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addMember,
  countRoles,
  getTicket,
  listAttachments,
  listComments,
  listComponents,
  listMemberships,
  listProjects,
  listTickets,
  listTicketTypes,
  listUsers,
  membershipResource,
  offsetOf,
  removeMember,
  rpcContracts,
  type Page,
  type RpcReply,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { accountId, aTicket } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';
import { ServedRoutes, type ServedRoute } from './served-routes';

const calls = join(__dirname, '../../../../libs/contracts/examples/calls');
const replyOf = (name: string) =>
  (
    JSON.parse(readFileSync(join(calls, `${name}.json`), 'utf8')) as {
      reply: { items?: unknown[]; nextSyncDate?: string };
    }
  ).reply;

describe('every list of the API', () => {
  let gateway: RunningGateway;
  let token: Record<string, string>;
  let session: Record<string, string>;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
    token = gateway.givenToken({ rateLimit: { limit: 10_000, windowSeconds: 60, scope: 'token', coolDownSeconds: 0 } });
    session = gateway.givenSession();
    for (const contract of rpcContracts) {
      const reply = replyOf(contract.name);
      const { items } = reply;
      if (!items) continue;
      gateway.services.on(contract, (request) => {
        const { page } = request as { page?: Page };
        const part = page ? items.slice(offsetOf(page), offsetOf(page) + page.size) : items;
        return { ...reply, items: part };
      });
    }
  });
  afterAll(() => gateway.stop());

  const lists = () =>
    gateway.app
      .get(ServedRoutes)
      .ofApi()
      .filter(
        ({ method, options: { response } }) =>
          method === 'GET' && response && ('all' in response || 'page' in response),
      );
  const read = ({ path, options }: ServedRoute, query: string) => {
    const ids: Record<string, string | number> = { customer: accountId, project: 11 };
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => String(ids[name] ?? aTicket().uuid));
    return gateway.get(`${filled}?${query}`, options.access === 'session' ? session : token);
  };
  /** A feed has no number of pages: its clients follow a cursor. */
  const isFeed = ({ path }: ServedRoute) => path.endsWith('/events');

  it('returns an empty page with the same count past its end', async () => {
    const pages = lists().filter((route) => !isFeed(route));
    expect(pages.length).toBeGreaterThan(30);
    for (const route of pages) {
      const [first, last] = await Promise.all([read(route, 'page=1&pagesize=1'), read(route, 'page=999&pagesize=1')]);
      expect([route.path, first.status, first.body.data?.length]).toEqual([route.path, 200, 1]);
      expect([route.path, last.status, last.body]).toEqual([
        route.path,
        200,
        {
          ...first.body,
          data: [],
          ...(first.body.included && { included: [] }),
          meta: { ...first.body.meta, 'next-sync-date': last.body.meta['next-sync-date'], page: 999 },
        },
      ]);
    }
  });

  it.each(['page=1', 'page[number]=2', 'offset=100', 'cursor=abc'])('refuses %s if it is a feed', async (query) => {
    const [feed] = lists().filter(isFeed);
    const { status, body } = await read(feed!, query);
    expect([status, body.errors[0].source]).toEqual([422, { parameter: query.replace(/=.*/, '') }]);
  });

  it('refuses a filter that it does not have, and takes an empty one', async () => {
    for (const route of lists()) {
      const refused = await read(route, 'filter[colour]=red');
      expect([route.path, refused.status, refused.body.errors[0].source]).toEqual([
        route.path,
        422,
        { parameter: 'filter[colour]' },
      ]);
      const { status, body } = await read(route, 'filter[colour]=&apply_filter=&colour=red');
      expect([route.path, status, body.meta.warnings]).toEqual([
        route.path,
        200,
        [{ detail: 'The parameter colour was ignored: it is unknown.', source: { parameter: 'colour' } }],
      ]);
    }
  });

  it.each([
    ['components', 'last_sync_date=yesterday', 'last_sync_date'],
    ['memberships', 'last_sync_date=yesterday', 'last_sync_date'],
    ['ticket_types_project', 'search=door', 'search'],
    ['tickets', 'filter[colour][][predicate]=like&filter[colour][][value][]=red', 'filter[colour][][value][]'],
    ['tickets', 'apply_filter=12', 'apply_filter'],
    [`tickets/${aTicket().uuid}/journals`, 'filter=3', 'filter'],
  ])('%s refuses %s', async (list, query, parameter) => {
    for (const version of ['v1', 'v2']) {
      const { status, body } = await gateway.get(`/api/${version}/${accountId}/projects/11/${list}?${query}`, token);
      expect([status, body.errors[0].source]).toEqual([422, { parameter }]);
    }
  });

  it.each([
    [listComponents, `projects/11/components`],
    [listTicketTypes, 'ticket_types'],
    [listTicketTypes, 'projects/11/ticket_types_project'],
    [listMemberships, 'projects/11/memberships'],
    [listComments, `projects/11/tickets/${aTicket().uuid}/journals`],
    [listAttachments, `projects/11/tickets/${aTicket().uuid}/attachments`],
  ])('passes on last_sync_date to %o, and says from when the next read begins', async (contract, list) => {
    gateway.services.calls.length = 0;
    const path = `/api/v1/${accountId}/${list}`;
    const first = await gateway.get(`${path}?last_sync_date=1764000000&page=1`, token);
    const [call] = gateway.services.callsOf(contract);
    expect(call!.request).toMatchObject({ changedSince: '2025-11-24T16:00:00.000Z' });
    const { nextSyncDate } = replyOf(contract.name);
    expect(nextSyncDate).toBeDefined();
    expect(first.body.meta).toMatchObject({ page: 1, 'next-sync-date': nextSyncDate });
    expect(first.body.meta.warnings).toBeUndefined();
  });

  it.each([
    ['tickets', '-id', listTickets, { field: 'id', descending: true }],
    ['tickets', '-component_id', listTickets, { field: 'component-id', descending: true }],
    [`tickets/${aTicket().uuid}/journals`, '-created_on', listComments, { field: 'created-at', descending: true }],
    [`tickets/${aTicket().uuid}/attachments`, 'created-by', listAttachments, { field: 'author-id', descending: false }],
    [`tickets/${aTicket().uuid}/attachments`, 'attachable-type', listAttachments, { field: 'attachable-type' }],
    ['../users', '-company', listUsers, { field: 'id', descending: true }],
    ['../projects', 'drstart_date', listProjects, { field: 'drstart-date', descending: false }],
    ['../roles', 'name', countRoles, undefined],
  ])('sorts %s by %s, as the documents of PlanRadar do', async (list, sort, contract, order) => {
    for (const version of ['v1', 'v2']) {
      gateway.services.calls.length = 0;
      const base = list.startsWith('../') ? list.slice(3) : `projects/11/${list}`;
      const { status } = await gateway.get(`/api/${version}/${accountId}/${base}?sort=${sort}`, token);
      expect(status).toBe(200);
      const [call] = gateway.services.callsOf(contract);
      if (order) expect(call!.request).toMatchObject({ sort: order });
    }
  });

  it('lists projects by name in v2 and by id in v1, and changes by id', async () => {
    const orderOf = async (path: string) => {
      gateway.services.calls.length = 0;
      await gateway.get(path.replace('{}', String(accountId)), token);
      return gateway.services.callsOf(listProjects)[0]!.request.sort;
    };
    expect(await orderOf('/api/v2/{}/projects')).toEqual({ field: 'name', descending: false });
    expect(await orderOf('/api/v1/{}/projects')).toBeUndefined();
    expect(await orderOf('/api/v2/{}/projects?last_sync_date=1764000000')).toBeUndefined();
    expect(await orderOf('/api/v2/{}/projects?sort=-id')).toEqual({ field: 'id', descending: true });
  });

  it('says on the first page only from when the next read begins, if it is read as a whole', async () => {
    const { body } = await gateway.get(`/api/v1/${accountId}/projects/11/components?page=2`, token);
    expect(body.meta).toEqual({ count: expect.any(Number) as number, page: 2, pagesize: 100 });
  });

  it('takes the parameters that it has, without a warning', async () => {
    const feed = `/api/v2/${accountId}/events?types=ticket_*&project_ids=11&limit=5`;
    const journals = `/api/v2/${accountId}/projects/11/tickets/${aTicket().uuid}/journals?filter=1&page=1`;
    for (const path of [feed, journals]) {
      const { status, body } = await gateway.get(path, token);
      expect([path, status, body.meta.warnings]).toEqual([path, 200, undefined]);
    }
  });
});

describe('a write that returns a list', () => {
  it.each(['add_member_to_project', 'remove_member_from_project'])(
    '%s does not fail by its query when it is done',
    async (path) => {
      const gateway = await RunningGateway.start();
      gateway.services
        .on(addMember, () => replyOf(addMember.name) as RpcReply<typeof addMember>)
        .on(removeMember, () => ({}))
        .on(listMemberships, () => replyOf(listMemberships.name) as RpcReply<typeof listMemberships>);
      const url = `/api/v1/${accountId}/projects/11/${path}?page=0&cursor=abc&last_sync_date=yesterday`;
      const body = { data: { attributes: { userId: 12 } } };
      const response = await gateway.send('POST', url, gateway.givenToken(), body);
      expect([response.status, response.body.data.length > 0, response.body.meta.warnings]).toMatchObject([
        200,
        true,
        [
          { source: { parameter: 'page' } },
          { source: { parameter: 'cursor' } },
          { source: { parameter: 'last_sync_date' } },
        ],
      ]);
      await gateway.stop();
    },
  );
});

describe('a manager who leaves a project', () => {
  it.each([
    ['add_member_to_project', { black_list: [2002] }],
    ['remove_member_from_project', { userId: 2002 }],
  ])('by %s gets the others, although they no longer see the project', async (path, attributes) => {
    const gateway = await RunningGateway.start();
    let left = false;
    const other = { userId: 7, projectId: 11, role: 'manager' as const, createdAt: '2026-11-24T08:00:00.000Z' };
    gateway.services
      .on(removeMember, () => ((left = true), {}))
      .on(listMemberships, () => {
        if (left) throw new DomainError('projects.not-found');
        return { items: [{ ...other, userId: 2002 }, other] };
      });
    const url = `/api/v1/${accountId}/projects/11/${path}`;
    const { status, body } = await gateway.send('POST', url, gateway.givenToken(), { data: { attributes } });
    expect([status, left, body.data.map((member: { id: string }) => member.id)]).toEqual([
      200,
      true,
      [membershipResource.of(other).id],
    ]);
    await gateway.stop();
  });
});

describe('a route that is no list', () => {
  it('names the parameters that it ignores', async () => {
    const gateway = await RunningGateway.start();
    gateway.services.on(getTicket, () => aTicket());
    const path = `/api/v2/${accountId}/projects/11/tickets/${aTicket().uuid}`;
    const { status, body } = await gateway.get(`${path}?load_images=true&filter[colour]=red`, gateway.givenToken());
    expect([status, body.meta.warnings]).toMatchObject([
      200,
      [{ source: { parameter: 'load_images' } }, { source: { parameter: 'filter[colour]' } }],
    ]);
    await gateway.stop();
  });
});
