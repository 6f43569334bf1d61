import { randomUUID } from 'node:crypto';
import { ServedRoutes } from '../pipeline/served-routes';
import { RunningGateway } from '../testing/running-gateway';
import { accountId } from '../testing/samples';
import { operations, servedBy } from './compatibility';
import { compatibilityPath } from './compatibility-document';

const project = `/api/v2/${accountId}/projects/11`;

describe("the operations of PlanRadar's API", () => {
  let gateway: RunningGateway;
  let isServed: ReturnType<typeof servedBy>;
  beforeAll(async () => {
    gateway = await RunningGateway.start({ config: { FLOOD_REQUESTS_PER_MINUTE: 100_000 } });
    isServed = servedBy(gateway.app.get(ServedRoutes).all());
  });
  afterAll(() => gateway.stop());

  /** A path with ids of the right form. */
  const filled = (path: string) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      name === 'customer_id' ? String(accountId) : name.endsWith('uuid') ? randomUUID() : '11',
    );
  const outcome = async (method: string, path: string, headers: Record<string, string> = gateway.givenToken()) => {
    const { status, body } = await gateway.send(method, path, headers, method === 'GET' ? undefined : {});
    return [status, body?.errors?.[0]?.code];
  };
  const refused = [501, 'request.not-implemented'];

  it('get 501 where no route serves them, and a route otherwise', async () => {
    const unserved = operations.filter((operation) => !isServed(operation));
    expect([unserved.length > 0, operations.length]).toEqual([true, 273]);
    const headers = gateway.givenToken();
    const others = [];
    for (const { method, path } of unserved) {
      const found = await outcome(method, filled(path), headers);
      if (String(found) !== String(refused)) others.push([method, path, ...found]);
    }
    expect(others).toEqual([]);
    const routes = gateway.app.get(ServedRoutes);
    const missing = operations.filter(
      (each) => isServed(each) && !routes.methodsAt(filled(each.path)).includes(each.method),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['GET', `${project}/tickets/journals`],
    ['GET', `${project.replace('v2', 'v1')}/tickets/load`],
    ['PUT', `${project}/tickets/batch_update`],
    ['PATCH', `${project}/tickets/batch_update`],
  ])('get 501 where they look like a ticket: %s %s', async (method, path) => {
    expect(await outcome(method, path)).toEqual(refused);
    expect(gateway.services.calls.map(({ name }) => name)).not.toContain('projects.get-ticket');
  });

  it('get 501 without a credential, and whatever the body and the accepted types are', async () => {
    expect(await outcome('GET', `${project}/tickets/journals`, {})).toEqual(refused);
    const headers = { 'content-type': 'text/csv', accept: 'text/html', 'idempotency-key': '' };
    const { status } = await gateway.send('POST', `${project}/tickets/bulk_create`, headers, 'a,b');
    expect(status).toBe(501);
  });

  it('get the list of operations with the 501, in the language of the client', async () => {
    const { headers, body } = await gateway.get(`${project}//dms/nodes/`, { 'accept-language': 'de' });
    expect(body.errors).toEqual([
      {
        status: '501',
        code: 'request.not-implemented',
        title: 'Die Operation ist nicht implementiert',
        detail:
          'Plumbline hat GET /api/v2/{customer_id}/projects/{project_id}/dms/nodes nicht. /docs/compatibility.md nennt die vorhandenen Operationen.',
      },
    ]);
    expect(headers.get('link')).toBe(`<${compatibilityPath}>; rel="help"`);
    const page = await gateway.get(compatibilityPath);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(page.body).toContain('| `GET /api/v2/{customer_id}/projects/{project_id}/dms/nodes` | 501 |');
  });

  it('leave other unknown paths and methods as they are', async () => {
    expect(await outcome('GET', `${project}/tickets/journals/x`)).toEqual([404, 'request.route-not-found']);
    expect(await outcome('DELETE', `${project}/dms/nodes`)).toEqual([404, 'request.route-not-found']);
    expect(await outcome('POST', `${project}/tickets/${randomUUID()}`)).toEqual([405, 'request.method-not-allowed']);
  });
});
