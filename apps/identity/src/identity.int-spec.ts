import { randomUUID } from 'node:crypto';
import {
  changePassword,
  deleteUser,
  endSession,
  getPrincipal,
  listSessions,
  listUsers,
  signOut,
  updateUser,
  userDeactivated,
  userUpdated,
  verifySession,
  type Principal,
} from '@plumbline/contracts';
import { mintSessionSecret, sha256Hex } from '@plumbline/crypto';
import { UnitOfWork } from '@plumbline/messaging';
import { pendingChanges } from '@plumbline/persistence';
import { refusalOf } from '@plumbline/service-testing';
import { MailDelivery } from './mail/mail-delivery';
import { PasswordChangeService } from './password/password-change.service';
import { SessionService } from './session/session.service';
import { password, runningIdentity } from './testing/suite';

describe('the identity service', () => {
  const service = runningIdentity();
  const { admin, open, account: givenAccount, user: givenUser } = service;
  const eventsOf = async (account: number) =>
    service.database.query<{ type: string }[]>(
      `select type from outbox where (message::jsonb ->> 'accountId')::int = $1`,
      [account],
    );

  it('has a schema that fits its entities', async () => {
    expect(await pendingChanges(service.database)).toEqual([]);
  });

  it('opens a session for the right password, which ends with the sign-out', async () => {
    const { email, owner } = await givenAccount();
    const { sessionHash } = await open(email.toUpperCase());
    const { principal } = await service.call(verifySession, { sessionHash });
    expect(principal).toMatchObject({ userId: owner.userId, owner: true });
    expect(principal.permissions).toContain('api_documentation_access');
    await service.call(signOut, { sessionHash });
    await service.call(signOut, { sessionHash });
    expect(await refusalOf(service.call(verifySession, { sessionHash }))).toBe('auth.invalid-session');
  });

  it('records one event for a deactivated user, besides that for the change', async () => {
    const { owner } = await givenAccount();
    const user = await givenUser(owner);
    await service.call(updateUser, { actor: owner, userId: user.id, active: false });
    await service.call(updateUser, { actor: owner, userId: user.id, lastName: 'Moser' });
    const types = await service.service.eventTypesOf(owner.accountId);
    const changes = types.filter((type) => type === userUpdated.type || type === userDeactivated.type);
    expect(changes.sort()).toEqual(['user.deactivated', 'user.updated', 'user.updated']);
  });

  it('replies alike for a wrong password and an unknown user', async () => {
    const { email } = await givenAccount();
    expect(await refusalOf(open(email, 'wrong'))).toBe('auth.wrong-password');
    expect(await refusalOf(open(`nobody-${randomUUID()}@example.com`))).toBe('auth.wrong-password');
  });

  it.each([
    ['30 minutes without use', `update session set last_used_at = now() - interval '31 min' where hash = $1`],
    [
      '12 hours in all',
      `update session set created_at = now() - interval '13 h', ends_at = now() - interval '1 h' where hash = $1`,
    ],
  ])('ends a session after %s', async (_name, ageing) => {
    const { email } = await givenAccount();
    const { sessionHash } = await open(email);
    await service.database.query(ageing, [sessionHash]);
    expect(await refusalOf(service.call(verifySession, { sessionHash }))).toBe('auth.invalid-session');
  });

  it('ends the sessions of a deactivated user, and refuses a new one', async () => {
    const { account, owner } = await givenAccount();
    const user = await givenUser(owner);
    const { sessionHash } = await open(user.email);
    await service.call(updateUser, { actor: owner, userId: user.id, active: false });
    expect(await refusalOf(service.call(verifySession, { sessionHash }))).toBe('auth.invalid-session');
    expect(await refusalOf(open(user.email))).toBe('auth.wrong-password');
    expect(await refusalOf(service.call(getPrincipal, { accountId: account, userId: user.id }))).toBe(
      'identity.user-not-found',
    );
  });

  it('deletes a user with their sessions, and releases the e-mail', async () => {
    const { account, owner } = await givenAccount();
    const user = await givenUser(owner);
    const { sessionHash } = await open(user.email);
    await service.call(deleteUser, { actor: owner, userId: user.id });
    expect(await refusalOf(service.call(verifySession, { sessionHash }))).toBe('auth.invalid-session');
    expect(await refusalOf(service.call(deleteUser, { actor: owner, userId: user.id }))).toBe(
      'identity.user-not-found',
    );
    expect(await refusalOf(service.call(getPrincipal, { accountId: account, userId: user.id }))).toBe(
      'identity.user-not-found',
    );
    await givenUser(owner, { email: user.email });
  });

  it('removes all permissions of an in-house user who becomes a subcontractor', async () => {
    const { owner } = await givenAccount();
    const user = await givenUser(owner, { permissions: ['users', 'api_documentation_access'] });
    const partner = await service.call(updateUser, { actor: owner, userId: user.id, kind: 'subcontractor' });
    expect(partner).toMatchObject({ kind: 'subcontractor', permissions: [] });
    expect(
      await refusalOf(service.call(updateUser, { actor: owner, userId: user.id, permissions: ['projects'] })),
    ).toBe('identity.permissions-in-house-only');
  });

  it('lists users by a part of their name or e-mail, by kind and by state', async () => {
    const { owner } = await givenAccount();
    const partner = await givenUser(owner, { kind: 'subcontractor' });
    const inactive = await givenUser(owner);
    await service.call(updateUser, { actor: owner, userId: inactive.id, active: false, lastName: '50%_off' });
    const found = async (listing: Omit<Parameters<typeof service.call<typeof listUsers>>[1], 'actor' | 'page'>) =>
      (await service.call(listUsers, { actor: owner, page: {}, ...listing })).items.map(({ id }) => id);
    expect(await found({ kinds: ['subcontractor'] })).toEqual([partner.id]);
    expect(await found({ states: ['inactive'] })).toEqual([inactive.id]);
    expect(await found({ states: ['active'], sort: { field: 'id', descending: true } })).toEqual([
      partner.id,
      owner.userId,
    ]);
    expect((await found({ sort: { field: 'lastname', descending: false } }))[0]).toBe(inactive.id);
    expect(await found({ search: 'uma 50%_' })).toEqual([inactive.id]);
    expect(await found({ search: partner.email.toUpperCase() })).toEqual([partner.id]);
    expect((await service.call(listUsers, { actor: owner, page: { size: 1 } })).count).toBe(3);
  });

  it('changes a password when the present one is given, and ends all other sessions', async () => {
    const { email, owner } = await givenAccount();
    const [here, elsewhere] = [await open(email), await open(email)];
    const change = (currentPassword: string) =>
      service.call(changePassword, { actor: here.principal, currentPassword, password: 'another horse battery' });
    expect(await refusalOf(change('wrong'))).toBe('auth.password-incorrect');
    await change(password);
    await service.call(verifySession, { sessionHash: here.sessionHash });
    expect(await refusalOf(service.call(verifySession, { sessionHash: elsewhere.sessionHash }))).toBe(
      'auth.invalid-session',
    );
    expect(await refusalOf(open(email))).toBe('auth.wrong-password');
    expect((await open(email, 'another horse battery')).principal.userId).toBe(owner.userId);
  });

  it('refuses a sign-in and a password change with a password that is replaced during the call', async () => {
    const { email, owner } = await givenAccount();
    const { principal: actor } = await open(email);
    const request = { email, password, sessionHash: sha256Hex(mintSessionSecret()), ip: '192.0.2.1' };
    const sessions = service.service.get(SessionService);
    const proven = await sessions.authenticate(request);
    const changes = service.service.get(PasswordChangeService);
    const presentHash = await changes.verifyPresent(actor, password);
    await service.call(changePassword, { actor, currentPassword: password, password: 'another horse battery' });

    const unitOfWork = service.service.get(UnitOfWork);
    const signedIn = unitOfWork.runInternal((unit) => sessions.open(unit, proven, request));
    expect(await refusalOf(signedIn)).toBe('auth.wrong-password');
    const origin = { accountId: actor.accountId };
    const replaced = unitOfWork.runInternal(origin, (unit) =>
      changes.replace(unit, actor, { presentHash, passwordHash: 'taken-over' }),
    );
    expect(await refusalOf(replaced)).toBe('auth.password-incorrect');
    expect((await open(email, 'another horse battery')).principal.userId).toBe(owner.userId);
  });

  it('lists own sessions and ends one', async () => {
    const { email, owner } = await givenAccount();
    const { sessionHash, principal } = await open(email);
    const sessions = (await service.call(listSessions, { actor: owner })).items;
    expect(sessions.map(({ id }) => id)).toHaveLength(2);
    const id = (principal.credential as { sessionId: string }).sessionId;
    await service.call(endSession, { actor: owner, id });
    expect(await refusalOf(service.call(verifySession, { sessionHash }))).toBe('auth.invalid-session');
    expect(await refusalOf(service.call(endSession, { actor: owner, id }))).toBe('identity.session-not-found');
  });

  it("lets user managers end others' sessions, and only owners those of owners", async () => {
    const { owner } = await givenAccount();
    const user = await givenUser(owner);
    const { principal } = await open(user.email);
    const id = (principal.credential as { sessionId: string }).sessionId;
    const as = (permissions: Principal['permissions']): Principal => ({
      ...owner,
      userId: owner.userId + 1_000_000,
      owner: false,
      permissions,
    });
    expect(await refusalOf(service.call(endSession, { actor: as([]), id }))).toBe('identity.session-not-found');
    expect(await refusalOf(service.call(listSessions, { actor: as([]), userId: user.id }))).toBe('access.denied');
    expect(await refusalOf(service.call(listSessions, { actor: as(['users']), userId: owner.userId }))).toBe(
      'access.owner-required',
    );
    await service.call(endSession, { actor: as(['users']), id });
    expect((await service.call(listSessions, { actor: owner, userId: user.id })).items).toEqual([]);
  });

  it('gives API access to in-house users only', async () => {
    const { owner } = await givenAccount();
    const permissions = ['api_documentation_access' as const];
    expect(await refusalOf(givenUser(owner, { kind: 'subcontractor', permissions }))).toBe(
      'identity.api-access-in-house-only',
    );
    expect((await givenUser(owner, { permissions })).permissions).toEqual(permissions);
  });

  it('keeps one owner, and lets only owners change owners', async () => {
    const { account, owner } = await givenAccount();
    expect(await refusalOf(service.call(updateUser, { actor: owner, userId: owner.userId, active: false }))).toBe(
      'identity.last-owner',
    );
    const user = await givenUser(owner, { permissions: ['users'] });
    const manager: Principal = { ...owner, userId: user.id, owner: false, permissions: ['users'], accountId: account };
    expect(await refusalOf(service.call(updateUser, { actor: manager, userId: owner.userId, firstName: 'Eve' }))).toBe(
      'access.owner-required',
    );
  });

  it('accepts each e-mail once in all accounts, in whatever form it is written', async () => {
    const [one, other] = [await givenAccount(), await givenAccount()];
    const name = `info-${randomUUID()}`;
    const { id, email } = await givenUser(one.owner, { email: ` ${name}@Müller.example ` });
    expect(email).toBe(`${name}@xn--mller-kva.example`);
    const typed = `${name.toUpperCase()}@MÜLLER.EXAMPLE`;
    for (const same of [typed, email.toUpperCase()]) {
      expect(await refusalOf(givenUser(other.owner, { email: same }))).toBe('identity.email-taken');
    }
    expect((await open(typed)).user.id).toBe(id);
    const { items } = await service.call(listUsers, { actor: one.owner, page: {}, search: typed });
    expect(items.map((user) => user.id)).toEqual([id]);
  });

  it("does not find another account's user", async () => {
    const [one, other] = [await givenAccount(), await givenAccount()];
    const user = await givenUser(one.owner);
    expect(await refusalOf(service.call(updateUser, { actor: other.owner, userId: user.id, firstName: 'Eve' }))).toBe(
      'identity.user-not-found',
    );
  });

  const limitOf = async ({ accountId, userId }: Principal) =>
    (await service.call(getPrincipal, { accountId, userId })).account.rateLimit;

  it("sets an operator's limit and restores the default", async () => {
    const { account, owner } = await givenAccount();
    expect((await admin('set-limit', '--account', String(account), '--limit', '1000', '--window', '60')).exitCode).toBe(
      0,
    );
    expect(await limitOf(owner)).toMatchObject({ limit: 1_000, windowSeconds: 60, scope: 'account' });
    expect((await admin('reset-limit', '--account', String(account))).exitCode).toBe(0);
    expect(await limitOf(owner)).toMatchObject({ limit: 30 });
  });

  it('creates an account with a limit', async () => {
    const email = `owner-${randomUUID()}@example.com`;
    const create = ['create-account', '--name', 'Test', '--owner-email', email, '--owner-password', password];
    expect((await admin(...create, '--limit', '1000', '--scope', 'user', '--json')).exitCode).toBe(0);
    const { principal } = await open(email);
    expect(await limitOf(principal)).toMatchObject({ limit: 1_000, windowSeconds: 60, scope: 'user' });
  });

  it.each([
    [2, ['fly']],
    [2, ['create-account', '--name', 'Test', '--owner-email', 'owner@example.com', '--limit', '0']],
    [2, ['create-account', '--name', 'Test', '--owner-email', 'owner@example.com', '--window', '60']],
    [2, ['set-limit', '--account', '1001']],
    [1, ['set-limit', '--account', '999999', '--limit', '5', '--window', '60']],
  ])("ends an operator's command with %i for %j", async (exitCode, args) => {
    expect((await admin(...args)).exitCode).toBe(exitCode);
  });

  it('records an event in the transaction of a change, and none when nothing changed', async () => {
    const { account, owner } = await givenAccount();
    const user = await givenUser(owner);
    const key = randomUUID();
    const change = { actor: owner, userId: user.id, permissions: ['projects' as const] };
    await service.call(updateUser, change, key);
    await service.call(updateUser, change, key);
    await service.call(updateUser, change);
    expect((await eventsOf(account)).filter(({ type }) => type === 'user.updated').length).toBeLessThanOrEqual(1);
  });

  it('deletes old mail a batch at a time', async () => {
    const { account, owner } = await givenAccount();
    await service.database.query(
      `insert into mail (id, account_id, user_id, content, once_key, created_at, due_at, settled_at)
       select gen_random_uuid(), $1, $2, '{}', 'old ' || n, old, old, old
       from generate_series(1, 1500) n, (select now() - interval '31 days' as old) time`,
      [account, owner.userId],
    );
    const mail = service.service.get(MailDelivery);
    expect([await mail.deleteOld(), await mail.deleteOld(), await mail.deleteOld()]).toEqual([1_000, 500, 0]);
  });

  it('deletes only some ended sessions and links while somebody waits', async () => {
    const { account, email, owner } = await givenAccount();
    const given = [account, owner.userId];
    await service.database.query(
      `insert into session (id, account_id, user_id, hash, ip, created_at, last_used_at, ends_at)
       select gen_random_uuid(), $1, $2, 'ended ' || n, '192.0.2.1', now(), now(), now() - interval '1 hour'
       from generate_series(1, 150) n`,
      given,
    );
    await service.database.query(
      `insert into password_link (hash, account_id, user_id, purpose, created_at, expires_at)
       select 'ended ' || n, $1, $2, 'invitation', now(), now() - interval '1 hour' from generate_series(1, 150) n`,
      given,
    );
    await open(email);
    await admin('password-link', '--email', email);
    const ended = (table: string, column: string) =>
      service.database.query<object[]>(`select from ${table} where user_id = $1 and ${column} < now()`, [owner.userId]);
    expect(await ended('session', 'ends_at')).toHaveLength(50);
    expect(await ended('password_link', 'expires_at')).toHaveLength(50);
  });
});
