import { randomUUID } from 'node:crypto';
import type { ApiResponse, TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';

describe('errors', () => {
  let account: TestAccount;
  let foreign: TestAccount;
  beforeAll(async () => {
    [account, foreign] = [await givenAccount({ limit: 1_000 }), await givenAccount({ limit: 1_000 })];
  });

  const tickets = () => `${account.v2}/projects/${account.project}/tickets`;
  const cases: [string, number, string, () => Promise<ApiResponse>][] = [
    ['no token', 401, 'auth.required', () => account.anonymous.get(tickets())],
    [
      'two credentials',
      400,
      'auth.several-credentials',
      () => account.api.get(tickets(), { headers: { Authorization: 'Bearer plb_pat_x' } }),
    ],
    [
      'a token in the URL',
      400,
      'auth.token-in-query',
      () => account.anonymous.get(`${tickets()}?auth_token=plb_pat_x`),
    ],
    [
      'wrong JSON',
      400,
      'request.malformed-json',
      () => account.api.post(tickets(), '{"data": ', { headers: { 'Content-Type': 'application/json' } }),
    ],
    ['a wrong type', 422, 'request.invalid', () => account.createTicket({ subject: 12 })],
    [
      'a body that is no JSON at all',
      415,
      'request.unsupported-media-type',
      () => account.api.post(tickets(), 'a=b', { headers: { 'Content-Type': 'text/csv' } }),
    ],
    [
      'an unacceptable media type',
      406,
      'request.not-acceptable',
      () => account.api.get(tickets(), { headers: { Accept: 'text/html' } }),
    ],
    ['an unknown route', 404, 'request.route-not-found', () => account.api.get(`${account.v2}/nothing`)],
    [
      'a wrong method',
      405,
      'request.method-not-allowed',
      () => account.api.request('POST', `${tickets()}/${randomUUID()}`),
    ],
    ['an unknown ticket', 404, 'tickets.not-found', () => account.api.get(`${tickets()}/${randomUUID()}`)],
    ['an unknown project', 404, 'projects.not-found', () => account.api.get(`${account.v2}/projects/999999/tickets`)],
    [
      "another account's project",
      404,
      'projects.not-found',
      () => account.api.get(`${account.v2}/projects/${foreign.project}/tickets`),
    ],
    ["another account's path", 404, 'access.account-not-found', () => account.api.get(`${foreign.v2}/projects`)],
    ['too large a body', 413, 'request.too-large', () => account.createTicket({ subject: 'x'.repeat(2_000_000) })],
  ];

  it.each(cases)('%s is %i %s', async (_name, status, code, ask) => {
    const response = await ask();
    expect([response.status, response.body.errors?.[0]?.code]).toEqual([status, code]);
    expect(response.body.errors[0]).toMatchObject({
      status: String(status),
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(response.body.meta['request-id']).toBe(response.headers.get('x-request-id'));
  });

  it('point at a wrong value', async () => {
    const { body } = await account.createTicket({ subject: 12 });
    expect(body.errors[0].source).toEqual({ pointer: '/data/attributes/subject' });
  });

  it('are not raised for unknown attributes, which become warnings', async () => {
    const { status, body } = await account.createTicket({ colour: 'red' });
    expect(status).toBe(201);
    expect(JSON.stringify(body.meta.warnings)).toContain('colour');
  });
});
