import { randomUUID } from 'node:crypto';
import type { ApiResponse, TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { onePixelPng } from '../support/photo';

/** A resource of the account that several people edit: how it is created, and an attribute to change. */
interface Edited {
  method: 'PUT' | 'PATCH';
  attribute: string;
  /** Creates the resource where the API can. */
  create?: () => Promise<ApiResponse>;
  /** Where the resource is, by its id. */
  at: (id: string, uuid: string) => string;
}

describe('people who edit the same resource', () => {
  let account: TestAccount;
  beforeAll(async () => {
    account = await givenAccount({ limit: 1_000 });
  });

  const attributes = (given: Record<string, unknown>) => ({ data: { attributes: given } });
  const post = (path: string, given: Record<string, unknown>) => account.session.post(path, attributes(given));
  const kinds: Record<string, Edited> = {
    account: { method: 'PUT', attribute: 'name', at: () => `${account.v2}/account` },
    project: {
      method: 'PUT',
      attribute: 'name',
      create: () => post(`${account.v1}/projects`, { name: 'Bridge', 'drstart-date': '2026-03-02' }),
      at: (id) => `${account.v1}/projects/${id}`,
    },
    ticket: {
      method: 'PUT',
      attribute: 'subject',
      create: () =>
        account.createTicket({
          'due-date': '2026-12-24',
          'typed-values': { tf00000000000000b0: 1, tf00000000000000a0: { d: 2, c: [3] } },
        }),
      at: (_, uuid) => `${account.v2}/projects/${account.project}/tickets/${uuid}`,
    },
    user: {
      method: 'PUT',
      attribute: 'firstname',
      create: () =>
        post(`${account.v1}/users`, {
          email: `${randomUUID()}@example.com`,
          firstname: 'Uma',
          lastname: 'User',
          kind: 'in-house',
          password: account.password,
        }),
      at: (id) => `${account.v1}/users/${id}`,
    },
    group: {
      method: 'PATCH',
      attribute: 'name',
      create: async () => {
        const { body } = await account.session.get('/session');
        return post(`${account.v2}/groups`, { name: randomUUID(), leader_id: body.data.id, user_ids: [body.data.id] });
      },
      at: (id) => `${account.v2}/groups/${id}`,
    },
    webhook: {
      method: 'PUT',
      attribute: 'description',
      create: () => post(`${account.v2}/webhooks`, { 'target-url': 'https://example.com/', events: ['ticket_*'] }),
      at: (id) => `${account.v2}/webhooks/${id}`,
    },
  };

  /** Creates a resource, and returns its path and its version. */
  const given = async ({ create, at }: Edited) => {
    if (!create) return { path: at('', ''), tag: tagOf(await account.session.get(at('', ''))) };
    const created = await create();
    const { id, attributes } = created.body.data;
    return { path: at(id as string, attributes.uuid as string), tag: tagOf(created) };
  };
  const change = ({ method, attribute }: Edited, path: string, tag?: string, text: string = randomUUID()) =>
    account.session.request(method, path, {
      body: attributes({ [attribute]: text }),
      headers: tag === undefined ? {} : { 'If-Match': tag },
    });

  describe.each(Object.entries(kinds))('%s', (_, kind) => {
    it('has the same version in every response, and another after a change', async () => {
      const { path, tag } = await given(kind);
      expect(tag).toMatch(/^"[\w-]+"$/);
      expect(tagOf(await account.session.get(path))).toBe(tag);
      const changed = await change(kind, path, tag);
      expect([changed.status, tagOf(await account.session.get(path))]).toEqual([200, tagOf(changed)]);
      expect(tagOf(changed)).not.toBe(tag);
    });

    it('is changed by one of several who have read the same version', async () => {
      const { path, tag } = await given(kind);
      const texts = Array.from({ length: 6 }, () => randomUUID());
      const changes = await Promise.all(texts.map((text) => change(kind, path, tag, text)));
      const winners = texts.filter((__, index) => changes[index]!.status === 200);
      expect(winners).toHaveLength(1);
      const refused = changes.filter(({ status }) => status !== 200);
      expect(refused.map(({ status, body }) => [status, body.errors[0].code, body.errors[0].source])).toEqual(
        refused.map(() => [412, 'request.resource-changed', { header: 'if-match' }]),
      );
      expect((await account.session.get(path)).body.data.attributes[kind.attribute]).toBe(winners[0]);
    });

    it('is changed for one of several tags and for any version, and not for a weak tag', async () => {
      const { path, tag } = await given(kind);
      expect((await change(kind, path, `W/${tag}`)).status).toBe(412);
      expect((await change(kind, path, 'no-quotes')).body.errors[0].source).toEqual({ header: 'if-match' });
      const changed = await change(kind, path, `"other", ${tag}`);
      expect(changed.status).toBe(200);
      expect((await change(kind, path, '*')).status).toBe(200);
      expect((await change(kind, path)).status).toBe(200);
    });
  });

  it.each(['ticket', 'user', 'group', 'webhook'])('a %s is not deleted after somebody has changed it', async (name) => {
    const kind = kinds[name]!;
    const { path, tag } = await given(kind);
    const changed = await change(kind, path);
    const remove = (version: string) => account.session.request('DELETE', path, { headers: { 'If-Match': version } });
    expect((await remove(tag)).status).toBe(412);
    expect((await account.session.get(path)).status).toBe(200);
    expect((await remove(tagOf(changed))).status).toBe(204);
  });

  it('an invitation is withdrawn only in the version of its user that was read', async () => {
    const invited = { email: `${randomUUID()}@example.com`, firstname: 'Ines', lastname: 'Invited' };
    const created = await post(`${account.v2}/invitations`, invited);
    const id = created.body.data.id as string;
    const changed = await change(kinds['user']!, `${account.v1}/users/${id}`);
    const withdraw = (version: string) =>
      account.session.request('DELETE', `${account.v2}/invitations/${id}`, { headers: { 'If-Match': version } });
    expect((await withdraw(tagOf(created))).status).toBe(412);
    expect((await withdraw(tagOf(changed))).status).toBe(204);
  });

  it('a webhook is paused and resumed only in the version that was read', async () => {
    const { path, tag } = await given(kinds['webhook']!);
    const ask = (verb: string, version: string) =>
      account.session.post(`${path}/${verb}`, undefined, { headers: { 'If-Match': version } });
    const paused = await ask('pause', tag);
    expect([paused.status, (await ask('resume', tag)).status]).toEqual([200, 412]);
    const resumed = await ask('resume', tagOf(paused));
    expect([resumed.status, (await ask('pause', tagOf(paused))).status]).toEqual([200, 412]);
  });

  it('a user is activated only in the version that was read', async () => {
    const { path, tag } = await given(kinds['user']!);
    const deactivated = await account.session.put(path, attributes({ active: false }));
    const activation = `${account.v1}/users/activate_user?user_id=${deactivated.body.data.id as string}`;
    const activate = (version: string) =>
      account.session.post(activation, undefined, { headers: { 'If-Match': version } });
    expect((await activate(tag)).status).toBe(412);
    expect((await activate(tagOf(deactivated))).status).toBe(200);
  });

  it('an attachment is deleted only in the version that was read', async () => {
    const ticket = await account.givenTicketPath();
    const form = new FormData();
    form.append('file', new Blob([onePixelPng], { type: 'image/png' }), 'crack.png');
    const added = await account.session.post(`${ticket}/attachments`, form);
    const path = `${ticket}/attachments/${added.body.data.id as string}`;
    expect(tagOf(await account.session.get(path))).toBe(tagOf(added));
    const remove = (version: string) => account.session.request('DELETE', path, { headers: { 'If-Match': version } });
    expect((await remove('"other"')).status).toBe(412);
    expect((await remove(tagOf(added))).status).toBe(204);
  });

  it('clients that switch different permissions at once, and know no versions, keep each other’s changes', async () => {
    const flags = ['accounts', 'api_documentation_access', 'groups', 'projects', 'roles', 'users'];
    const before = Object.fromEntries(flags.map((name, index) => [name, index % 2 === 0]));
    const user = await account.givenUser({ permissions: before });
    const path = `${account.v1}/users/${user.id}`;
    const switches = flags.map((name) => ({ permissions: { [name]: !before[name] } }));
    const changes = await Promise.all(switches.map((one) => account.session.put(path, attributes(one))));
    expect(changes.map(({ status }) => status)).toEqual(flags.map(() => 200));
    expect((await account.session.get(path)).body.data.attributes.permissions).toEqual(
      Object.fromEntries(flags.map((name) => [name, !before[name]])),
    );
  });

  it('a comment does not refuse the edit of a ticket, and its reader does not matter', async () => {
    const { path, tag } = await given(kinds['ticket']!);
    await post(`${path}/comment`, { comment: 'Seen on site' });
    const user = await account.givenUser({ permissions: { projects: true } });
    const other = await account.anonymous.signIn(user.email, user.password);
    expect(tagOf(await other.get(path))).toBe(tag);
    expect((await change(kinds['ticket']!, path, tag)).status).toBe(200);
  });

  it('a new password of a webhook is a new version, although no response shows it', async () => {
    const { path, tag } = await given(kinds['webhook']!);
    const auth = (password: string) =>
      account.session.put(path, attributes({ 'basic-auth': { username: 'u', password } }));
    const [one, two] = [tagOf(await auth('first')), tagOf(await auth('second'))];
    expect(new Set([tag, one, two]).size).toBe(3);
  });

  it('a repeat with the same idempotency key is not refused because of its own change', async () => {
    const { path, tag } = await given(kinds['ticket']!);
    const headers = { 'If-Match': tag, 'Idempotency-Key': randomUUID() };
    const send = () => account.session.request('PUT', path, { body: attributes({ subject: 'Once' }), headers });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, tagOf(second)]).toEqual([200, 200, tagOf(first)]);
  });

  it('a route without versions does not ignore a precondition', async () => {
    const { status, body } = await account.session.request('PUT', `${account.v2}/password`, {
      body: attributes({ 'current-password': 'a', password: 'b' }),
      headers: { 'If-Match': '"a"' },
    });
    expect([status, body.errors[0].source]).toEqual([422, { header: 'if-match' }]);
  });
});

function tagOf({ headers }: ApiResponse): string {
  return headers.get('etag') ?? '';
}
