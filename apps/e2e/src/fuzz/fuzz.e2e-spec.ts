import * as fc from 'fast-check';
import type { ApiClient, TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import type { OpenApi } from '../support/api-description';
import { onePixelPng } from '../support/photo';
import { hostileRequest, hostileSignIn, type HostileRequest } from './hostile-request';

declare global {
  /** `npm run test:fuzz` sets it. */
  var fuzzRequests: number | undefined;
}

/** Requests that are sent at the same time. */
const together = 16;
/** Requests to one account. Some of them delete what the others read. */
const ofAccount = 400;
const requests = globalThis.fuzzRequests ?? 800;

/** Requests about signing in. Each hashes a password, or waits because others failed before. */
const signIns = requests / 5;

/** These wait for targets of webhooks. Only a few of an account run at a time, fewer than are sent together. */
const mayBeOverloaded = [
  'post /api/v2/{customer}/webhooks/test',
  'post /api/v2/{customer}/webhooks/{webhook}/test',
  'post /api/v2/{customer}/webhooks/{webhook}/verify',
];

/** How many responses had each status. */
const statuses = new Map<number, number>();
beforeEach(() => statuses.clear());

it(`${requests} hostile requests get success, or an error that the client can correct`, async () => {
  for (let sent = 0; sent < requests; sent += ofAccount) await sendToNewAccount();
  // They reach what is behind the checks of the gateway. Of 800, between 17 and 23 % succeed.
  expect(share(200, 201)).toBeGreaterThan(0.1);
  expect(share(401, 404)).toBeLessThan(0.4);
});

it(`${signIns} hostile requests about signing in do as well`, async () => {
  const account = await givenContent();
  let batches = 0;
  await sendBatches(hostileSignIn(await descriptionFor(account)), signIns, async () => {
    // Each batch has a network and a user of its own, so that the failures of those before it do not limit it.
    const address = `127.1.${batches++ % 250}.1`;
    const user = await account.givenUser();
    const session = await account.anonymous.signIn(user.email, user.password);
    return { token: account.api, public: account.anonymous.from(address), session: session.from(address) };
  });
  expect(share(429)).toBeLessThan(0.5);
});

async function sendToNewAccount(): Promise<void> {
  const account = await givenContent();
  const clients = { token: account.api, session: account.session, public: account.anonymous };
  await sendBatches(hostileRequest(await descriptionFor(account)), ofAccount, () => Promise.resolve(clients));
}

async function descriptionFor({ api, v2, project }: TestAccount): Promise<OpenApi> {
  return (await api.get(`${v2}/openapi.json?project=${project}`)).body as OpenApi;
}

type Clients = Record<HostileRequest['access'], ApiClient>;

async function sendBatches(
  request: fc.Arbitrary<HostileRequest>,
  count: number,
  clientsOf: () => Promise<Clients>,
): Promise<void> {
  const batch = fc.array(request, { minLength: together, maxLength: together });
  const property = fc.asyncProperty(batch, async (hostile) => {
    const clients = await clientsOf();
    const problems = await Promise.all(hostile.map((each) => problemOf(each, clients)));
    expect(problems.filter(Boolean)).toEqual([]);
  });
  await fc.assert(property, { numRuns: Math.ceil(count / together) });
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
async function problemOf(request: HostileRequest, clients: Clients): Promise<string | undefined> {
  const { route, access, method, path, headers, body: sent } = request;
  const { status, body } = await clients[access].request(method, path, { headers, body: sent });
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const code: unknown = body?.errors?.[0]?.code;
  // A path with an empty id can be that of an operation which is not served: `tickets//journals`.
  const isExpected =
    code === 'request.not-implemented' || (code === 'service.overloaded' && mayBeOverloaded.includes(route));
  if (status >= 500 && !isExpected) return `${route}: ${status} ${String(code)}`;
  return status < 400 || typeof code === 'string' ? undefined : `${route}: ${status} without an error`;
}

function share(...wanted: number[]): number {
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  return sum(wanted.map((status) => statuses.get(status) ?? 0)) / sum([...statuses.values()]);
}
