import { randomUUID } from 'node:crypto';
import { eventually } from '@plumbline/backing-services';
import { ApiClient, type ApiResponse } from './api-client';

export interface TestUser {
  id: string;
  email: string;
  password: string;
}

interface UserOptions {
  kind?: 'in-house' | 'subcontractor' | 'watcher';
  permissions?: Record<string, boolean>;
  owner?: boolean;
  language?: 'en' | 'fr' | 'de';
}

interface TokenOptions {
  of?: TestUser;
  scopes?: string[];
}

/** An account with an owner who is signed in and has a token, a project, a component and a ticket type. */
export interface TestAccount {
  /** The account's number, as in paths. */
  id: string;
  /** Of the owner. */
  email: string;
  /** Of the owner and of every user. */
  password: string;
  v1: string;
  v2: string;
  project: string;
  component: string;
  ticketType: string;
  anonymous: ApiClient;
  /** The owner with a session. */
  session: ApiClient;
  /** The owner with a token. */
  api: ApiClient;
  /** The token of `api`. */
  token: string;
  createTicket(attributes?: Record<string, unknown>, headers?: Record<string, string>): Promise<ApiResponse>;
  /** Creates a ticket and returns its path. */
  givenTicketPath(): Promise<string>;
  givenUser(options?: UserOptions): Promise<TestUser>;
  /** Adds users to the project in the default role of their kind. */
  givenMembers(users: string[]): Promise<void>;
  givenToken(options?: TokenOptions): Promise<ApiClient>;
  givenWebhook(attributes: Record<string, unknown>): Promise<{ id: string; secret: string }>;
}

/** An installation in which tests create accounts. */
export interface InstallationUnderTest {
  url: string;
  /** Runs an operator's command and returns what it reports as JSON. */
  admin: <Facts>(...args: string[]) => Promise<Facts>;
}

/** Creates an account through the operator's commands and the API. `limit` is its request limit per minute. */
export async function givenAccountOf(
  { url, admin }: InstallationUnderTest,
  { limit }: { limit?: number } = {},
): Promise<TestAccount> {
  const email = `owner-${randomUUID()}@example.com`;
  const password = 'correct horse battery';
  const { account: id } = await admin<{ account: number }>(
    'create-account',
    '--name',
    'Test',
    '--owner-email',
    email,
    '--owner-password',
    password,
    ...(limit ? ['--limit', String(limit), '--window', '60'] : []),
  );
  const anonymous = new ApiClient(url);

  const [v1, v2] = [`/api/v1/${id}`, `/api/v2/${id}`];
  const session = await anonymous.signIn(email, password);
  const newToken = async ({ of, scopes = ['read', 'write'] }: TokenOptions = {}) => {
    const holder = of ? await anonymous.signIn(of.email, of.password) : session;
    const body = {
      data: { type: 'personal-access-tokens', attributes: { name: 'e2e', scopes, 'expires-in-days': 1 } },
    };
    const made = must(201, await holder.post(`${v2}/personal_access_tokens`, body));
    return made.body.data.attributes.token as string;
  };
  const givenToken = async (options?: TokenOptions) => anonymous.withToken(await newToken(options));
  const make = async (path: string, attributes: object) =>
    must(201, await session.post(path, { data: { attributes } })).body.data.id as string;

  const project = await make(`${v1}/projects`, { name: 'Tower' });
  const component = await make(`${v1}/projects/${project}/components`, { name: 'First floor' });
  const ticketType = await make(`${v1}/ticket_types`, { name: 'Defect' });
  must(
    [200, 201, 204],
    await session.post(`${v1}/projects/${project}/ticket_types_project`, {
      data: { attributes: { 'ticket-type-id': ticketType } },
    }),
  );
  const token = await newToken();
  const api = anonymous.withToken(token);

  const createTicket = (attributes: Record<string, unknown> = {}, headers?: Record<string, string>) =>
    api.post(
      `${v2}/projects/${project}/tickets`,
      {
        data: {
          attributes: { subject: 'A ticket', 'ticket-type-id': ticketType, 'component-id': component, ...attributes },
        },
      },
      { headers },
    );

  return {
    id: String(id),
    email,
    password,
    v1,
    v2,
    project,
    component,
    ticketType,
    token,
    anonymous,
    session,
    api,
    createTicket,
    givenToken,
    async givenTicketPath() {
      const { body } = must(201, await createTicket());
      return `${v2}/projects/${project}/tickets/${body.data.attributes.uuid as string}`;
    },
    async givenUser({ kind = 'in-house', permissions = {}, owner = false, language = 'en' } = {}) {
      const user = { email: `user-${randomUUID()}@example.com`, password };
      const attributes = { ...user, firstname: 'Uma', lastname: 'User', kind, language, permissions };
      const made = { ...user, id: await make(`${v1}/users`, attributes) };
      if (owner) must(200, await session.put(`${v1}/users/${made.id}`, { data: { attributes: { 'is-owner': true } } }));
      return made;
    },
    async givenMembers(users) {
      // The projects service receives the event about a new user a moment after the reply.
      await eventually(async () => {
        const body = { data: { attributes: { white_list: users } } };
        must(200, await session.post(`${v1}/projects/${project}/add_member_to_project`, body));
      });
    },
    async givenWebhook(attributes) {
      const { body } = must(201, await session.post(`${v2}/webhooks`, { data: { type: 'webhooks', attributes } }));
      return { id: body.data.id as string, secret: body.data.attributes.secret as string };
    },
  };
}

function must(expected: number | number[], response: ApiResponse): ApiResponse {
  if ([expected].flat().includes(response.status)) return response;
  throw new Error(`expected ${String(expected)}, got ${response.status}: ${JSON.stringify(response.body)}`);
}
