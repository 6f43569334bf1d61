import { gzipSync } from 'node:zlib';
import {
  createTicket,
  createUser,
  deleteTicket,
  getTicket,
  listComponents,
  listTickets,
  testEndpoint,
  updateTicket,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { accountId, aTicket } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';

const tickets = `/api/v2/${accountId}/projects/11/tickets`;
const { uuid } = aTicket();
const attributes = { 'ticket-type-id': 31, 'component-id': 21 };

describe('the gateway', () => {
  let gateway: RunningGateway;
  let token: Record<string, string>;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
    token = gateway.givenToken({ rateLimit: { limit: 10_000, windowSeconds: 60, scope: 'token', coolDownSeconds: 0 } });
  });
  beforeEach(() => {
    gateway.services.calls.length = 0;
    gateway.services
      .on(getTicket, () => aTicket())
      .on(createTicket, () => aTicket())
      .on(listTickets, () => ({ items: [aTicket()], count: 1 }));
  });
  afterAll(() => gateway.stop());

  it('serves short codes and decimals, codes and numbers alike', async () => {
    const body = {
      data: { attributes: { 'ticket-type-id': '31', 'component-id': 21, 'status-id': 'gk', 'priority-id': 3 } },
    };
    await gateway.send('POST', tickets, token, body);
    expect(gateway.services.callsOf(createTicket)[0]!.request).toMatchObject({
      ticketTypeId: 31,
      componentId: 21,
      statusId: 5,
      priorityId: 3,
    });
    await gateway.get(`${tickets}?filter[status_id][][predicate]=neq&filter[status_id][][value]=gk`, token);
    expect(gateway.services.callsOf(listTickets)[0]!.request).toMatchObject({
      filters: [{ field: 'status-id', predicate: 'neq', values: [5] }],
    });
    await gateway.get(`${tickets}?filter[priority_id]=1,ma`, token);
    expect(gateway.services.callsOf(listTickets)[1]!.request).toMatchObject({
      filters: [{ field: 'priority-id', predicate: 'in', values: [1, 3] }],
    });
  });

  it.each([uuid.toUpperCase(), `{${uuid}}`, uuid.replaceAll('-', ''), '11111111-1111-1111-1111-111111111111'])(
    'takes the UUID %s in a path and in a body',
    async (given) => {
      const canonical = given.startsWith('1') ? given : uuid;
      expect((await gateway.get(`${tickets}/${encodeURIComponent(given)}`, token)).status).toBe(200);
      const body = { data: { attributes: { ...attributes, uuid: given, 'parent-id': given } } };
      expect((await gateway.send('POST', tickets, token, body)).status).toBe(201);
      expect(gateway.services.callsOf(getTicket)[0]!.request).toMatchObject({ uuid: canonical });
      expect(gateway.services.callsOf(createTicket)[0]!.request).toMatchObject({
        uuid: canonical,
        parentId: canonical,
      });
    },
  );

  it.each(['PUT', 'PATCH'])('takes updates by %s, with the body of a JSON:API client', async (method) => {
    gateway.services.on(updateTicket, () => aTicket());
    const update = (changes: object) =>
      gateway.send(method, `${tickets}/${uuid}`, token, { data: { id: 'ep', type: 'tickets', attributes: changes } });
    expect((await update({ progress: 50 })).status).toBe(200);
    expect(gateway.services.callsOf(updateTicket)[0]!.request).toMatchObject({ uuid, progress: 50 });
    const { status, body } = await update({ progress: 101 });
    expect([status, body.errors[0].source]).toEqual([422, { pointer: '/data/attributes/progress' }]);
  });

  it.each(['mail', 'email'])('names the attribute %s, as it was sent, in the error of a service', async (name) => {
    gateway.services.on(createUser, () => {
      throw new DomainError('identity.email-taken', { source: { pointer: '/data/attributes/email' } });
    });
    const body = {
      data: { attributes: { [name]: 'a@example.com', firstname: 'A', lastname: 'B', password: 'x'.repeat(12) } },
    };
    const { body: answer } = await gateway.send('POST', `/api/v2/${accountId}/users`, token, body);
    expect(answer.errors[0]).toMatchObject({
      code: 'identity.email-taken',
      source: { pointer: `/data/attributes/${name}` },
    });
  });

  it('takes a body that is compressed or has a byte order mark', async () => {
    const text = JSON.stringify({ data: { attributes: { ...attributes, subject: 'Tür' } } });
    for (const [body, headers] of [
      [gzipSync(text), { 'content-encoding': 'gzip' }],
      [Buffer.from(`\ufeff${text}`), {}],
    ] as const) {
      const response = await fetch(gateway.url + tickets, {
        method: 'POST',
        headers: { ...token, 'content-type': 'application/json', ...headers },
        body,
      });
      expect(response.status).toBe(201);
    }
    expect(gateway.services.callsOf(createTicket).map(({ request }) => request['subject'])).toEqual(['Tür', 'Tür']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json', 'nonsense', ''])(
    'takes a request without a body whose content type is %j',
    async (type) => {
      gateway.services.on(deleteTicket, () => ({ files: [] }));
      const headers = { ...token, 'content-type': type };
      expect((await gateway.send('DELETE', `${tickets}/${uuid}`, headers)).status).toBe(204);
      // The values are missing, not the content type.
      expect((await gateway.send('POST', tickets, headers)).status).not.toBe(415);
    },
  );

  it('answers an id that does not exist in the same way as one that cannot exist, on every route', async () => {
    gateway.services.on(getTicket, () => Promise.reject(new DomainError('tickets.not-found')));
    gateway.services.on(deleteTicket, () => Promise.reject(new DomainError('tickets.not-found')));
    const answers = await Promise.all([
      gateway.get(`${tickets}/${uuid}`, token),
      gateway.get(`${tickets}/nothing`, token),
      gateway.get(`${tickets}/nothing/attachments`, token),
      gateway.send('DELETE', `${tickets}/${uuid}`, token),
    ]);
    for (const { status, body } of answers) {
      expect([status, body.errors]).toEqual([
        404,
        [
          {
            status: '404',
            code: 'tickets.not-found',
            title: expect.any(String),
            detail: answers[0].body.errors[0].detail,
            source: { parameter: 'uuid' },
          },
        ],
      ]);
    }
  });

  it('takes what PHP writes for an empty object', async () => {
    const body = { data: { attributes: { ...attributes, 'typed-values': [] } } };
    expect((await gateway.send('POST', tickets, token, body)).status).toBe(201);
    expect(gateway.services.callsOf(createTicket)[0]!.request).toMatchObject({ typedValues: {} });
  });

  it.each([undefined, {}, []])('takes the body %j where none is needed', async (body) => {
    gateway.services.on(testEndpoint, () => Promise.reject(new DomainError('webhooks.not-found')));
    const { status } = await gateway.send('POST', `/api/v2/${accountId}/webhooks/${uuid}/test`, token, body);
    expect([status, gateway.services.callsOf(testEndpoint)]).toEqual([404, [expect.anything()]]);
  });

  it('returns a whole list, or the page of it that is asked for', async () => {
    const items = [1, 2, 3].map((id) => ({ id, projectId: 11, name: `Floor ${id}`, createdAt: aTicket().createdAt }));
    gateway.services.on(listComponents, () => ({ items }));
    const components = `/api/v2/${accountId}/projects/11/components`;
    const read = async (query: string) => (await gateway.get(`${components}?${query}`, token)).body;
    expect(await read('')).toMatchObject({ data: { length: 3 }, meta: { count: 3 } });
    const second = await read('page=2&pagesize=2');
    expect(second).toMatchObject({
      data: [{ attributes: { name: 'Floor 3' } }],
      meta: { count: 3, page: 2, pagesize: 2 },
    });
    expect((await read('page[number]=3&page[size]=2')).data).toEqual([]);
    expect((await read('cursor=abc')).errors).toMatchObject([{ status: '422', source: { parameter: 'cursor' } }]);
  });

  it('tells the first page of a list when to read it again, and which tickets are deleted', async () => {
    const nextSyncDate = '2026-11-24T13:40:12.481Z';
    const deleted = [{ id: 5, uuid, projectId: 11, deletedAt: nextSyncDate }];
    gateway.services.on(listTickets, () => ({ items: [], count: 1, nextSyncDate, deleted }));
    const { body } = await gateway.get(`${tickets}?include_deleted=true&last_sync_date=${nextSyncDate}`, token);
    expect(gateway.services.callsOf(listTickets)[0]!.request).toMatchObject({
      includeDeleted: true,
      changedSince: nextSyncDate,
    });
    expect(body.meta).toMatchObject({
      'next-sync-date': nextSyncDate,
      deleted: [{ uuid, 'deleted-at': nextSyncDate }],
    });
    const refused = await gateway.get(`${tickets}?include_deleted=true&search=door`, token);
    expect(refused.body.errors).toMatchObject([{ status: '422', source: { parameter: 'include_deleted' } }]);
  });

  it('answers the short code of a ticket in its path with a hint', async () => {
    const { status, body } = await gateway.get(`${tickets}/ep`, token);
    expect([status, body.errors[0].code, body.errors[0].detail]).toEqual([
      404,
      'tickets.not-found',
      expect.stringContaining('UUID'),
    ]);
  });
});
