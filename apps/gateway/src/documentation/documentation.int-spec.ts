import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  getTicket,
  listAttachments,
  listComponents,
  listDeliveries,
  listEndpoints,
  listGroups,
  listProjects,
  listTickets,
  listTicketTypes,
  toShortCode,
  type RpcContract,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { OpenAPIObject, ParameterObject, RequestBodyObject } from '@nestjs/swagger';
import { RunningGateway } from '../testing/running-gateway';
import { accountId, aTicket } from '../testing/samples';

const path = `/api/v2/${accountId}/openapi.json`;
const now = '2026-11-24T12:00:00.000Z';

describe('the served OpenAPI document', () => {
  let gateway: RunningGateway;
  beforeEach(async () => {
    gateway = await RunningGateway.start();
  });
  afterEach(() => gateway.stop());

  const read = async (query = '', headers = gateway.givenToken()) =>
    (await gateway.get(path + query, headers)).body as OpenAPIObject;
  const ticketPath = (document: OpenAPIObject) =>
    document.paths['/api/v2/{customer}/projects/{project}/tickets/{uuid}']!.get!.parameters as ParameterObject[];
  const exampleOf = (document: OpenAPIObject, name: string) =>
    ticketPath(document).find((parameter) => parameter.name === name)?.example as unknown;
  const newTicket = (document: OpenAPIObject) =>
    (
      (document.paths['/api/v2/{customer}/projects/{project}/tickets']!.post!.requestBody as RequestBodyObject).content[
        'application/json'
      ]!.example as { data: { attributes: Record<string, unknown> } }
    ).data.attributes;
  const empty = (...contracts: RpcContract[]) => {
    for (const contract of contracts) gateway.services.on(contract, () => ({ items: [], count: 0 }));
  };

  it.each([[''], ['?webhooks=false']])('is valid OpenAPI 3.1%s', async (query) => {
    const file = join(gateway.files, 'openapi.json');
    const document = await read(query);
    expect('webhooks' in document).toBe(query === '');
    await writeFile(file, JSON.stringify(document));
    const validator = join(process.cwd(), 'node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [validator, file], { encoding: 'utf8' });
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('valid')]);
  });

  it('requires API access, with a session or a token', async () => {
    const withAccess = { permissions: ['api_documentation_access' as const], owner: false };
    const without = { permissions: [], owner: false };
    expect((await gateway.get(path, gateway.givenToken(withAccess))).status).toBe(200);
    expect((await gateway.get(path, gateway.givenSession(withAccess))).status).toBe(200);
    for (const credential of [gateway.givenToken(without), gateway.givenSession(without)]) {
      const { status, body } = await gateway.get(path, credential);
      expect([status, body.errors[0].code]).toEqual([403, 'access.api-access-required']);
    }
    expect((await gateway.get(path)).status).toBe(401);
  });

  it("shows the reader's account and this server, and is otherwise the same for every request", async () => {
    const document = await read();
    expect(document.servers).toEqual([{ url: gateway.url }]);
    expect(exampleOf(document, 'customer')).toBe(String(accountId));
    expect(exampleOf(document, 'project')).toBe(toShortCode(11));
    expect(await read()).toEqual(document);
  });

  it('is sent compressed, and not again to a reader who has it', async () => {
    const headers = gateway.givenToken();
    const { headers: plain, body } = await gateway.get(path, { ...headers, 'accept-encoding': 'identity' });
    expect(plain.get('content-encoding')).toBeNull();
    for (const coding of ['gzip', 'br']) {
      const response = await gateway.get(path, { ...headers, 'accept-encoding': coding });
      expect(response.headers.get('content-encoding')).toBe(coding);
      expect(Number(response.headers.get('content-length'))).toBeLessThan(150_000);
      expect(response.body).toEqual(body);
      const again = await gateway.get(path, { ...headers, 'if-none-match': response.headers.get('etag')! });
      expect([again.status, again.body]).toEqual([304, undefined]);
    }
    const others = `/api/v2/${accountId + 1}/openapi.json`;
    const other = await gateway.get(others, gateway.givenToken({ accountId: accountId + 1 }));
    expect(other.headers.get('etag')).not.toBe(plain.get('etag'));
    expect(exampleOf(other.body, 'customer')).toBe(String(accountId + 1));
  });

  it('shows the ids of a project that the reader sees, and of its contents', async () => {
    const uuid = '01a20c71-1dc8-7619-81db-000000000001';
    const project = { ...aProject, id: 77 };
    gateway.services
      .on(listProjects, () => ({ items: [project], count: 1 }))
      .on(listComponents, () => ({ items: [{ id: 78, projectId: 77, name: 'Roof', createdAt: now }] }))
      .on(listTicketTypes, () => ({ items: [{ id: 79, accountId, name: 'Defect', createdAt: now }] }))
      .on(listTickets, () => ({ items: [aTicket({ projectId: 77, uuid })], count: 1 }));
    empty(listAttachments, listEndpoints, listDeliveries, listGroups);
    const document = await read('?project=latest');
    expect(exampleOf(document, 'project')).toBe(toShortCode(77));
    expect(exampleOf(document, 'uuid')).toBe(uuid);
    expect(newTicket(document)).toMatchObject({ 'component-id': toShortCode(78), 'ticket-type-id': toShortCode(79) });
    const calls = gateway.services.callsOf(listTickets);
    expect(calls.map(({ request }) => request['projectId'])).toEqual([77]);
  });

  it('shows the requested ticket if the reader sees it', async () => {
    const uuid = '01a20c71-1dc8-7619-81db-000000000002';
    gateway.services.on(getTicket, (request) => {
      if (request.uuid !== uuid) throw new DomainError('tickets.not-found');
      return aTicket({ uuid });
    });
    empty(listComponents, listTicketTypes, listAttachments, listEndpoints, listGroups);
    const known = await read(`?project=${toShortCode(11)}&ticket=${uuid}`);
    expect(exampleOf(known, 'uuid')).toBe(uuid);
    const unknown = await read(`?project=${toShortCode(11)}&ticket=01a20c71-1dc8-7619-81db-000000000003`);
    expect(exampleOf(unknown, 'uuid')).toBe('01a20c71-1dc8-7619-81db-9b50b56bcb13');
  });

  it('is served while the services that look up ids are unavailable', async () => {
    for (const contract of [listProjects, listEndpoints, listGroups]) {
      gateway.services.on(contract, () => {
        throw new DomainError('service.unavailable');
      });
    }
    expect(exampleOf(await read('?project=latest'), 'project')).toBe(toShortCode(11));
  });
});

const aProject = {
  id: 11,
  accountId,
  runningNumber: 1,
  name: 'North Tower',
  street: null,
  zipcode: null,
  city: null,
  country: null,
  description: null,
  projectNumber: null,
  homepage: null,
  startDate: null,
  endDate: null,
  status: 1 as const,
  authorId: 2001,
  createdAt: now,
  updatedAt: now,
};
