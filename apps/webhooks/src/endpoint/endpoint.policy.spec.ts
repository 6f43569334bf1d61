import type { Principal } from '@plumbline/contracts';
import type { StoredHeader } from './endpoint.entity';
import { resetsHealth, checkBasicAuth, checkKeptValues, checkProjects, mayManageWebhooks } from './endpoint.policy';

const actor: Principal = {
  accountId: 1,
  userId: 1,
  kind: 'in-house',
  owner: true,
  permissions: [],
  credential: { type: 'token', tokenId: 'a', scopes: ['write'] },
};

describe('mayManageWebhooks', () => {
  it('allows owners, with a session or token', () => {
    expect(mayManageWebhooks(actor)).toBe(true);
    expect(mayManageWebhooks({ ...actor, credential: { type: 'session', sessionId: 'a' } })).toBe(true);
  });
  it('allows nobody else, whatever their permissions', () =>
    expect(mayManageWebhooks({ ...actor, owner: false, permissions: ['accounts', 'users'] })).toBe(false));
});

describe('checkProjects', () => {
  it('reports projects that do not belong to the account', () =>
    expect(checkProjects([3, 4, 5], new Set([3, 5]))).toEqual([
      expect.objectContaining({
        code: 'webhooks.unknown-project',
        source: { pointer: '/data/attributes/project-ids/1' },
      }),
    ]));
});

describe('checkBasicAuth', () => {
  it.each([
    ['a first pair', { username: 'u', password: 'p' }, null],
    ['a new password', { username: 'u', password: 'p' }, 'u'],
    ['the stored password', { username: 'u' }, 'u'],
    ['none at all', null, 'u'],
  ])('accepts %s', (_, input, username) => expect(checkBasicAuth(input, { username })).toEqual([]));

  it.each([
    ['a first user without a password', { username: 'u' }, null, 'password'],
    ['another user with the stored password', { username: 'other' }, 'u', 'password'],
    ['a colon in the user name', { username: 'a:b', password: 'p' }, null, 'username'],
    ['a line break in the password', { username: 'u', password: 'a\r\nb' }, null, 'password'],
  ])('rejects %s', (_, input, username, part) =>
    expect(checkBasicAuth(input, { username })[0]?.source).toEqual({ pointer: `/data/attributes/basic-auth/${part}` }),
  );
});

describe('checkKeptValues', () => {
  const stored: StoredHeader[] = [
    { name: 'X-Key', hidden: true, sealedValue: 'v1.k1.x' },
    { name: 'X-Shown', hidden: false, value: 'v' },
  ];

  it('keeps the value of a hidden header, case-insensitively', () =>
    expect(checkKeptValues([{ name: 'x-key', hidden: true }], stored)).toEqual([]));
  it('reveals a hidden header only with a new value', () => {
    expect(checkKeptValues([{ name: 'X-Key', hidden: false }], stored)).toHaveLength(1);
    expect(checkKeptValues([{ name: 'X-Key', hidden: false, value: 'new' }], stored)).toEqual([]);
  });
  it.each([
    { name: 'X-New', hidden: true },
    { name: 'X-New', hidden: false },
    { name: 'X-Shown', hidden: true },
    { name: 'X-Shown', hidden: false },
  ])('requires a value for %j', (header) =>
    expect(checkKeptValues([header], stored)[0]?.source).toEqual({ pointer: '/data/attributes/headers/0/value' }),
  );
});

describe('resetsHealth', () => {
  const before = { active: false, targetUrl: 'https://a.example/' };

  it.each([
    [{ active: true }, true],
    [{ targetUrl: 'https://b.example/' }, true],
    [{ targetUrl: 'https://a.example/' }, false],
    [{ active: false }, false],
    [{}, false],
  ])('of a disabled endpoint with %j is %j', (change, afresh) => expect(resetsHealth(before, change)).toBe(afresh));

  it('is false for enabling an active endpoint', () =>
    expect(resetsHealth({ ...before, active: true }, { active: true })).toBe(false));
});
