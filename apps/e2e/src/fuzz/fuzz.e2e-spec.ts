import * as fc from 'fast-check';
import type { TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import type { OpenApi } from '../support/api-description';
import { onePixelPng } from '../support/photo';
import { hostileRequest, type HostileRequest } from './hostile-request';

declare global {
  /** `npm run test:fuzz` sets it. */
  var fuzzRequests: number | undefined;
}

/** Requests that are sent at the same time. */
const together = 16;
/** Requests to one account. Some of them delete what the others read. */
const ofAccount = 400;
const requests = globalThis.fuzzRequests ?? 800;

/** How many responses had each status. */
const statuses = new Map<number, number>();

it(`${requests} hostile requests get success, or an error that the client can correct`, async () => {
  for (let sent = 0; sent < requests; sent += ofAccount) await sendToNewAccount();
  // They reach what is behind the checks of the gateway.
  expect(share(200, 201)).toBeGreaterThan(0.15);
  expect(share(401, 404)).toBeLessThan(0.4);
});

async function sendToNewAccount(): Promise<void> {
  const account = await givenContent();
  const { body } = await account.api.get(`${account.v2}/openapi.json?project=${account.project}`);
  const batch = fc.array(hostileRequest(body as OpenApi), { minLength: together, maxLength: together });
  const property = fc.asyncProperty(batch, async (hostile) => {
    const problems = await Promise.all(hostile.map((request) => problemOf(request, account)));
    expect(problems.filter(Boolean)).toEqual([]);
  });
  await fc.assert(property, { numRuns: ofAccount / together });
}

/** An account with one of everything that the examples name. */
async function givenContent(): Promise<TestAccount> {
  const account = await givenAccount({ limit: 1_000_000 });
  const ticket = await account.givenTicketPath();
  const attachment = `data:image/png;base64,${onePixelPng.toString('base64')}`;
  await account.api.post(`${ticket}/attachments`, { data: { attributes: { attachment } } });
  await account.givenWebhook({ 'target-url': 'http://127.0.0.1:9/', events: ['ticket_created'] });
  return account;
}

/** What is wrong with the response to a request. Undefined if nothing is. */
async function problemOf(request: HostileRequest, account: TestAccount): Promise<string | undefined> {
  const { route, access, method, path, headers, body: sent } = request;
  const clients = { token: account.api, session: account.session, public: account.anonymous };
  const { status, body } = await clients[access].request(method, path, { headers, body: sent });
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const code: unknown = body?.errors?.[0]?.code;
  // Only a few tests of webhooks run at a time.
  if (status >= 500 && code !== 'service.overloaded') return `${route}: ${status} ${String(code)}`;
  return status < 400 || typeof code === 'string' ? undefined : `${route}: ${status} without an error`;
}

function share(...wanted: number[]): number {
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  return sum(wanted.map((status) => statuses.get(status) ?? 0)) / sum([...statuses.values()]);
}
