import { randomUUID } from 'node:crypto';
import { type ApiClient, eventually } from '@plumbline/testing';
import { onePixelPng } from '../support/photo';
import type { Cast, Person } from './people';

/** Input for one call of a route. */
export interface Call {
  /** Values of path parameters, apart from the account and its project. */
  path?: Record<string, string>;
  query?: string;
  /** Attributes of the body. */
  attributes?: object;
  /** A body that is not a JSON:API document. */
  body?: object;
  /** Whether the call ends the caller's session and so needs one of its own. */
  fresh?: boolean;
}

type MakeCall = (cast: Cast, person: Person) => Call | Promise<Call>;

/**
 * Input for routes that need more than the path. Each call gets its own resources, so that a successful call does not affect the next
 * one.
 */
export const calls: Record<string, MakeCall | undefined> = {
  'POST /session': signIn,
  'DELETE /session': () => ({ fresh: true }),
  'POST …/session': signIn,
  'DELETE …/session': () => ({ fresh: true }),
  'DELETE …/sessions/{session}': async (cast) => ({ path: { session: await colleaguesSession(cast) } }),
  // Uses the session of all other calls: changing the password ends every other session.
  'PUT …/password': (cast, person) => {
    const password = cast.passwordOf(person);
    return { attributes: { 'current-password': password, 'new-password': password } };
  },
  'POST /api/v2/password_resets': () => ({ attributes: { email: `nobody-${randomUUID()}@example.com` } }),
  'POST /api/v2/password_links/look_up': async (cast) => ({ attributes: { token: await linkToken(cast) } }),
  'POST /api/v2/password_links/redeem': async (cast) => ({
    attributes: { token: await linkToken(cast), password: 'a password of my own' },
  }),

  'POST …/invitations': () => ({ attributes: guest() }),
  'POST …/invitations/{user}/resend': async (cast) => ({ path: { user: (await invited(cast)).id } }),
  'DELETE …/invitations/{user}': async (cast) => ({ path: { user: (await invited(cast)).id } }),
  'POST …/users': () => ({ attributes: { ...guest(), password: 'correct horse battery' } }),
  'GET …/users/{user}': colleague,
  'PUT …/users/{user}': async (cast) => ({ ...(await colleague(cast)), attributes: { firstname: 'Ada' } }),
  'DELETE …/users/{user}': colleague,
  'POST …/users/activate_user': async (cast) => ({ query: `user_id=${(await cast.account.givenUser()).id}` }),
  'PUT …/users/downgrade_user_to_subcontractor': async (cast) => ({
    attributes: { user_id: (await cast.account.givenUser()).id },
  }),

  'POST …/groups': ({ subcontractor }) => ({ attributes: group(subcontractor) }),
  'GET …/groups/{group}': givenGroup,
  'PATCH …/groups/{group}': async (cast) => ({ ...(await givenGroup(cast)), attributes: { user_ids: [] } }),
  'DELETE …/groups/{group}': givenGroup,

  'PUT …/account': () => ({ attributes: { 'tokens-may-never-expire': true } }),
  'POST …/personal_access_tokens': () => ({ attributes: { name: 'matrix', 'expires-in-days': 1 } }),
  'DELETE …/personal_access_tokens/{token}': async (cast) => ({ path: { token: await colleaguesToken(cast) } }),
  'POST …/personal_access_tokens/{token}/rotate': async (cast) => ({
    path: { token: await newToken(cast.account.session, cast) },
    attributes: {},
  }),
  'POST /api/v2/personal_access_tokens/revoke_leaked': () => ({ attributes: { token: 'plb_pat_nothing' } }),

  'POST …/projects': () => ({ attributes: { name: 'Annex' } }),
  'PUT …/projects/{project}': () => ({ attributes: { city: randomUUID() } }),
  'POST …/projects/{project}/components': () => ({ attributes: { name: 'Second floor' } }),
  'POST …/ticket_types': () => ({ attributes: { name: 'Inspection' } }),
  'POST …/projects/{project}/ticket_types_project': ({ account }) => ({
    attributes: { 'ticket-type-id': account.ticketType },
  }),
  'POST …/projects/{project}/add_member_to_project': ({ subcontractor }) => ({
    attributes: { white_list: [subcontractor] },
  }),
  'PUT …/projects/{project}/update_project_member_role': ({ subcontractor, contributorRole }) => ({
    attributes: { userId: subcontractor, roleId: contributorRole },
  }),
  'POST …/projects/{project}/remove_member_from_project': async (cast) => ({
    attributes: { userId: (await cast.account.givenUser()).id },
  }),

  'POST …/projects/{project}/tickets': ({ account }) => ({
    attributes: { subject: 'New', 'ticket-type-id': account.ticketType, 'component-id': account.component },
  }),
  'GET …/projects/{project}/tickets/{uuid}': ticket,
  'PUT …/projects/{project}/tickets/{uuid}': async (cast) => ({
    ...(await ticket(cast)),
    attributes: { progress: 50 },
  }),
  'DELETE …/projects/{project}/tickets/{uuid}': ticket,
  'POST …/projects/{project}/tickets/{uuid}/comment': async (cast) => ({
    ...(await ticket(cast)),
    attributes: { comment: 'Seen' },
  }),
  'GET …/projects/{project}/tickets/{uuid}/journals': ticket,
  'GET …/projects/{project}/tickets/{uuid}/attachments': ticket,
  'POST …/projects/{project}/tickets/{uuid}/attachments': async (cast) => ({
    ...(await ticket(cast)),
    attributes: photo(),
  }),
  'GET …/projects/{project}/tickets/{uuid}/attachments/{attachment}': attachment,
  'DELETE …/projects/{project}/tickets/{uuid}/attachments/{attachment}': attachment,

  'POST …/webhooks': () => ({ attributes: endpoint() }),
  'POST …/webhooks/test': () => ({ attributes: endpoint() }),
  'POST …/webhooks/{webhook}/test': webhook,
  'GET …/webhooks/{webhook}': webhook,
  'PUT …/webhooks/{webhook}': async (cast) => ({ ...(await webhook(cast)), attributes: { description: 'Changed' } }),
  'POST …/webhooks/{webhook}/rotate_secret': async (cast) => ({ ...(await webhook(cast)), attributes: {} }),
  'POST …/webhooks/{webhook}/pause': webhook,
  'POST …/webhooks/{webhook}/resume': webhook,
  'POST …/webhooks/{webhook}/verify': async ({ account }) => ({
    path: { webhook: (await account.givenWebhook({ ...endpoint(), verification: 'required' })).id },
  }),
  'DELETE …/webhooks/{webhook}': webhook,
  'GET …/webhooks/{webhook}/deliveries': webhook,
  'GET …/webhooks/{webhook}/statistics': webhook,
  'GET …/webhooks/{webhook}/replays': webhook,
  'GET …/webhooks/{webhook}/deliveries/{delivery}': delivery,
  'POST …/webhooks/{webhook}/deliveries/{delivery}/resend': delivery,
  'POST …/webhooks/{webhook}/replay': async (cast) => ({
    ...(await webhook(cast)),
    attributes: { since: new Date(Date.now() - 60_000).toISOString() },
  }),
  'GET …/webhooks/{webhook}/replays/{replay}': replay,
  'POST …/webhooks/{webhook}/replays/{replay}/cancel': replay,
};

const guest = () => ({ email: `guest-${randomUUID()}@example.com`, firstname: 'Gus', lastname: 'Guest' });
const group = (leader: string) => ({ name: 'Shell', leader_id: leader, user_ids: [leader] });
const endpoint = () => ({ description: 'Matrix', 'target-url': 'http://127.0.0.1:9/', events: ['project_created'] });
const photo = () => ({
  uuid: randomUUID(),
  attachment: `data:image/png;base64,${onePixelPng.toString('base64')}`,
  'attachment-name': 'wall.png',
});

async function signIn(cast: Cast): Promise<Call> {
  const { email, password } = await cast.account.givenUser();
  // Signing in ends the previous session of the client.
  return { body: { email, password }, fresh: true };
}

async function invited({ account }: Cast): Promise<{ id: string; token: string }> {
  const { body } = await account.session.post(`${account.v2}/invitations`, { data: { attributes: guest() } });
  return { id: body.data.id as string, token: (body.meta.invitation.link as string).split('#')[1]! };
}

async function linkToken(cast: Cast): Promise<string> {
  return (await invited(cast)).token;
}

/** A user whom no other call uses. */
async function colleague({ account }: Cast): Promise<Call> {
  return { path: { user: (await account.givenUser()).id } };
}

async function givenGroup({ account, subcontractor }: Cast): Promise<Call> {
  const body = { data: { attributes: group(subcontractor) } };
  return { path: { group: (await account.session.post(`${account.v2}/groups`, body)).body.data.id as string } };
}

async function colleaguesSession({ account }: Cast): Promise<string> {
  const user = await account.givenUser();
  const session = await account.anonymous.signIn(user.email, user.password);
  return (await session.get(`${account.v2}/sessions`)).body.data[0].id as string;
}

async function colleaguesToken(cast: Cast): Promise<string> {
  const { account } = cast;
  const user = await account.givenUser({ permissions: { api_documentation_access: true } });
  return newToken(await account.anonymous.signIn(user.email, user.password), cast);
}

async function newToken(holder: ApiClient, { account }: Cast): Promise<string> {
  const body = { data: { attributes: { name: 'matrix', 'expires-in-days': 1 } } };
  return (await holder.post(`${account.v2}/personal_access_tokens`, body)).body.data.id as string;
}

/** A ticket of the owner that is assigned to the subcontractor. */
async function ticket({ account, subcontractor }: Cast): Promise<Call & { path: { uuid: string } }> {
  const { body } = await account.createTicket({ 'assigned-to-id': subcontractor });
  return { path: { uuid: body.data.attributes.uuid as string } };
}

async function attachment(cast: Cast): Promise<Call> {
  const { account } = cast;
  const { path } = await ticket(cast);
  const { body } = await account.session.post(
    `${account.v2}/projects/${account.project}/tickets/${path.uuid}/attachments`,
    { data: { attributes: photo() } },
  );
  return { path: { ...path, attachment: body.data.id as string } };
}

async function webhook({ account }: Cast): Promise<Call & { path: { webhook: string } }> {
  return { path: { webhook: (await account.givenWebhook(endpoint())).id } };
}

async function delivery(cast: Cast): Promise<Call> {
  const { account } = cast;
  const { path } = await webhook(cast);
  await account.session.post(`${account.v1}/projects`, { data: { attributes: { name: 'Tower' } } });
  const deliveries = `${account.v2}/webhooks/${path.webhook}/deliveries`;
  const id = await eventually(async () => (await account.session.get(deliveries)).body.data[0].id as string);
  return { path: { ...path, delivery: id } };
}

async function replay(cast: Cast): Promise<Call> {
  const { account } = cast;
  const { path } = await webhook(cast);
  const attributes = { since: new Date(Date.now() - 60_000).toISOString() };
  const { body } = await account.session.post(`${account.v2}/webhooks/${path.webhook}/replay`, {
    data: { attributes },
  });
  return { path: { ...path, replay: body.data.id as string } };
}
