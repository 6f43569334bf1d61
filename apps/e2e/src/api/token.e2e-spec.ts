import { eventually, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';

/** Shorter than the gateway's cache of 5 s: changes are pushed. An idle machine needs less than a second. */
const soonMs = 4_000;

describe('personal access tokens', () => {
  let account: TestAccount;
  beforeAll(async () => {
    account = await givenAccount({ limit: 1_000 });
  });

  it('are created with a session, shown once, listed without their secret, and deleted', async () => {
    const { session, v2 } = account;
    const made = await session.post(`${v2}/personal_access_tokens`, {
      data: {
        type: 'personal-access-tokens',
        attributes: { name: 'nightly sync', scopes: ['read'], 'expires-in-days': 30 },
      },
    });
    expect(made.status).toBe(201);
    const { token } = made.body.data.attributes;
    expect(token).toMatch(/^plb_pat_[0-9A-Za-z]{16}_[0-9A-Za-z]{38}$/);

    const listed = await session.get(`${v2}/personal_access_tokens`);
    expect(listed.body.data).toContainEqual(
      expect.objectContaining({ id: made.body.data.id, attributes: expect.objectContaining({ name: 'nightly sync' }) }),
    );
    expect(JSON.stringify(listed.body)).not.toContain(token);

    const holder = account.anonymous.withToken(token);
    expect((await holder.get(`${v2}/me`)).status).toBe(200);
    expect((await session.delete(`${v2}/personal_access_tokens/${made.body.data.id}`)).status).toBe(204);
    await eventually(async () => expect((await holder.get(`${v2}/me`)).status).toBe(401), soonMs);
  });

  it('cannot be created with a token', async () => {
    const { status, body } = await account.api.post(`${account.v2}/personal_access_tokens`, {
      data: { attributes: { name: 'child' } },
    });
    expect([status, body.errors[0].code]).toEqual([403, 'auth.session-required']);
  });

  it('do not write with the scope "read" alone', async () => {
    const reader = await account.givenToken({ scopes: ['read'] });
    expect((await reader.get(`${account.v2}/projects`)).status).toBe(200);
    const { status, body } = await reader.post(`${account.v2}/projects/${account.project}/tickets`, {
      data: { attributes: { subject: 'no' } },
    });
    expect([status, body.errors[0].code]).toEqual([403, 'access.scope-required']);
  });

  it('stop working at once when their user loses API access, and work again when it is given back', async () => {
    const { session, v1, v2 } = account;
    const user = await account.givenUser({ permissions: { api_documentation_access: true } });
    const holder = await account.givenToken({ of: user });
    expect((await holder.get(`${v2}/me`)).status).toBe(200);

    const grant = (granted: boolean) =>
      session.put(`${v1}/users/${user.id}`, {
        data: { attributes: { permissions: { api_documentation_access: granted } } },
      });
    expect((await grant(false)).status).toBe(200);
    await eventually(async () => expect((await holder.get(`${v2}/me`)).status).toBe(403), soonMs);
    expect((await grant(true)).status).toBe(200);
    await eventually(async () => expect((await holder.get(`${v2}/me`)).status).toBe(200), soonMs);
  });

  it('get the same response when unknown, malformed or deleted', async () => {
    const unknown = ['plb_pat_nothing', `plb_pat_${'a'.repeat(16)}_${'b'.repeat(38)}`, 'x'];
    const responses = await Promise.all(
      unknown.map(async (token) => {
        const { status, body } = await account.anonymous.withToken(token).get(`${account.v2}/me`);
        return { status, errors: body.errors };
      }),
    );
    expect(responses[0]!.status).toBe(401);
    for (const response of responses) expect(response).toEqual(responses[0]);
  });
});
