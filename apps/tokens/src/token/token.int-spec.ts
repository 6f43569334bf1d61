import { randomUUID } from 'node:crypto';
import {
  issueToken,
  listTokens,
  recordTokenUses,
  revokeLeakedToken,
  revokeToken,
  rotateToken,
  verifyToken,
  type Permission,
  type Principal,
} from '@plumbline/contracts';
import { mintToken, sha256Hex } from '@plumbline/crypto';
import { pendingChanges } from '@plumbline/persistence';
import { refusalOf, type RunningService } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { ExpiryWarningService } from '../expiry/expiry-warning.service';
import { aPerson } from '../testing/person';
import { startTokens } from '../testing/start-tokens';

const accountId = 1;
const person = (userId: number, facts: Partial<Principal> = {}) => aPerson({ accountId, userId, ...facts });

describe('the tokens service', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startTokens();
  });
  afterAll(() => service.stop());

  type Wanted = { expiresInDays?: number | null; neverAllowed?: boolean; key?: string };
  const given = async (actor: Principal, attributes: Wanted = {}) => {
    const { id, token } = mintToken();
    const hash = sha256Hex(token);
    const { key, ...rest } = attributes;
    const shown = await service.call(issueToken, { actor, id, hash, name: 'sync', ...rest }, key);
    return { id, hash, shown };
  };
  const publishUser = (type: string, id: number, facts: object = {}, occurredAt = new Date()) => {
    const permissions: Permission[] = [];
    const data = {
      id,
      kind: 'in-house',
      owner: false,
      active: true,
      permissions,
      firstName: 'A',
      lastName: 'B',
      ...facts,
    };
    return service.publish({ id: uuidv7(), type, occurredAt: occurredAt.toISOString(), accountId, data });
  };
  const givenKnownUser = async (userId: number, owner: boolean) => {
    await publishUser('user.created', userId, { owner });
    await eventually(async () => {
      const rows: unknown[] = await service.database.query('select from user_copy where id = $1 and owner = $2', [
        userId,
        owner,
      ]);
      expect(rows).toHaveLength(1);
    });
  };

  it('has a schema that matches its entities', async () => {
    expect(await pendingChanges(service.database)).toEqual([]);
  });

  it('issues a token that verifies, and stores only its hash', async () => {
    const actor = person(1);
    const { id, hash } = await given(actor);
    expect(await service.call(verifyToken, { id, hash })).toMatchObject({
      tokenId: id,
      userId: 1,
      scopes: ['read', 'write'],
    });
    const [row] = await service.database.query<[{ row: string }]>(
      'select access_token::text as row from access_token where id = $1',
      [id],
    );
    expect(row.row).toContain(hash);
    expect(row.row).not.toContain('plb_pat_');
  });

  it('returns the same error for unknown, wrong, expired and revoked tokens', async () => {
    const actor = person(2);
    const [wrong, expired, revoked] = [await given(actor), await given(actor), await given(actor)];
    await service.database.query(`update access_token set expires_at = now() - interval '1 s' where id = $1`, [
      expired.id,
    ]);
    await service.call(revokeToken, { actor, id: revoked.id });
    const presented = [
      { id: 'a'.repeat(16), hash: wrong.hash },
      { id: wrong.id, hash: 'f'.repeat(64) },
      { id: expired.id, hash: expired.hash },
      { id: revoked.id, hash: revoked.hash },
    ];
    for (const each of presented) expect(await refusalOf(service.call(verifyToken, each))).toBe('auth.invalid-token');
  });

  it.each([
    [
      'with a token',
      person(3, { credential: { type: 'token', tokenId: 'x', scopes: ['write'] } }),
      'auth.session-required',
    ],
    ['without API access', person(3, { permissions: [] }), 'access.api-access-required'],
    ['as a subcontractor', person(3, { kind: 'subcontractor' }), 'access.api-access-required'],
  ])('issues none %s', async (_name, actor, code) => {
    expect(await refusalOf(given(actor))).toBe(code);
  });

  it('refuses an expiry of more than 366 days with its own code', async () => {
    expect(await refusalOf(given(person(4), { expiresInDays: 367 }))).toBe('tokens.expiry-too-long');
  });

  it('issues tokens that never expire if the account allows it; successors expire once it no longer does', async () => {
    const actor = person(6);
    expect(await refusalOf(given(actor, { expiresInDays: null }))).toBe('tokens.expiry-required');
    const { id, hash, shown } = await given(actor, { expiresInDays: null, neverAllowed: true });
    expect(shown.expiresAt).toBeNull();
    expect(await service.call(verifyToken, { id, hash })).toMatchObject({ tokenId: id, expiresAt: null });
    const rotated = async (neverAllowed: boolean, old: string) => {
      const { id: successorId, token } = mintToken();
      const successor = { id: successorId, hash: sha256Hex(token) };
      return service.call(rotateToken, { actor, id: old, successor, neverAllowed });
    };
    const second = await rotated(true, id);
    expect(second.expiresAt).toBeNull();
    const third = await rotated(false, second.id);
    expect(Date.parse(third.expiresAt!) - Date.parse(third.createdAt)).toBe(90 * 86_400_000);
  });

  it('issues one token for a repeated request', async () => {
    const actor = person(5);
    const request = { actor, id: mintToken().id, hash: 'a'.repeat(64), name: 'twice' };
    const key = randomUUID();
    const first = await service.call(issueToken, request, key);
    expect(await service.call(issueToken, request, key)).toEqual(first);
    expect((await service.call(listTokens, { actor })).items).toHaveLength(1);
  });

  it('lets a user manager revoke the tokens of other users, but not of owners', async () => {
    const manager = person(10, { permissions: ['users'] });
    await Promise.all([givenKnownUser(11, false), givenKnownUser(12, true)]);
    const [ofMember, ofOwner] = [await given(person(11)), await given(person(12, { owner: true }))];
    expect(await refusalOf(service.call(revokeToken, { actor: person(13), id: ofMember.id }))).toBe('tokens.not-found');
    expect(await refusalOf(service.call(revokeToken, { actor: manager, id: ofOwner.id }))).toBe('access.denied');
    await service.call(revokeToken, { actor: manager, id: ofMember.id });
    expect(await refusalOf(service.call(verifyToken, ofMember))).toBe('auth.invalid-token');
    await service.call(verifyToken, ofOwner);
    expect((await service.call(listTokens, { actor: manager, userId: 12 })).items).toHaveLength(1);
    expect(await refusalOf(service.call(listTokens, { actor: person(13), userId: 12 }))).toBe('access.denied');
  });

  it("does not find another account's token", async () => {
    const { id } = await given(person(14));
    const stranger = person(14, { accountId: 2, permissions: ['users'] });
    expect(await refusalOf(service.call(revokeToken, { actor: stranger, id }))).toBe('tokens.not-found');
  });

  it('rotates with an overlap in which both tokens are valid', async () => {
    const actor = person(15);
    const old = await given(actor);
    const { id, token } = mintToken();
    const successor = { id, hash: sha256Hex(token) };
    const rotated = await service.call(rotateToken, { actor, id: old.id, successor, overlapSeconds: 3_600 });
    expect(rotated).toMatchObject({ id, name: 'sync' });
    await service.call(verifyToken, successor);
    const { expiresAt } = await service.call(verifyToken, old);
    expect(Date.parse(expiresAt!) - Date.now()).toBeLessThanOrEqual(3_600_000);
  });

  it('revokes a presented leaked token, and replies the same for an unknown one', async () => {
    const leaked = await given(person(16));
    await service.call(revokeLeakedToken, { id: leaked.id, hash: 'f'.repeat(64) });
    await service.call(verifyToken, leaked);
    await service.call(revokeLeakedToken, leaked);
    expect(await refusalOf(service.call(verifyToken, leaked))).toBe('auth.invalid-token');
  });

  it.each([
    ['deactivated', () => publishUser('user.updated', 20, { active: false }), 20],
    ['deleted', () => publishUser('user.deleted', 21), 21],
  ])('permanently revokes the tokens of a user who is %s', async (_name, happens, userId) => {
    const token = await given(person(userId));
    await happens();
    await eventually(async () => expect(await refusalOf(service.call(verifyToken, token))).toBe('auth.invalid-token'));
    await publishUser('user.updated', userId);
    expect(await refusalOf(service.call(verifyToken, token))).toBe('auth.invalid-token');
  });

  it('keeps tokens that a user made after being activated again', async () => {
    const before = new Date();
    const [old, since] = [await given(person(22)), await given(person(22))];
    await service.database.query(`update access_token set created_at = $1 where id = $2`, [
      new Date(before.getTime() - 1_000),
      old.id,
    ]);
    await publishUser('user.updated', 22, { active: false }, before);
    await eventually(async () => expect(await refusalOf(service.call(verifyToken, old))).toBe('auth.invalid-token'));
    await service.call(verifyToken, since);
  });

  it('warns once seven days and once one day before a token expires', async () => {
    const { id } = await given(person(23));
    const warnings = service.get(ExpiryWarningService);
    const warnedDays = async () => {
      await warnings.warnOfNext();
      const rows = await service.database.query<{ days: string }[]>(
        `select message::jsonb -> 'data' ->> 'days' as days from outbox_seen
         where type = 'token.expiring' and message::jsonb -> 'data' ->> 'tokenId' = $1 order by id`,
        [id],
      );
      return rows.map(({ days }) => Number(days));
    };
    const endsIn = (interval: string) =>
      service.database.query(
        `update access_token set created_at = now() - interval '80 days', expires_at = now() + $1::interval where id = $2`,
        [interval, id],
      );
    // The relay deletes published events from the outbox: a trigger keeps a copy.
    await service.database.query('create table outbox_seen (like outbox)');
    await service.database.query(`create function keep_seen() returns trigger language plpgsql as $$
      begin insert into outbox_seen select new.*; return new; end $$`);
    await service.database.query(
      'create trigger keep_seen after insert on outbox for each row execute function keep_seen()',
    );
    await endsIn('8 days');
    expect(await warnedDays()).toEqual([]);
    await endsIn('6 days');
    const unreadable = await given(person(29));
    await service.database.query(
      `update access_token set user_id = -1, created_at = now() - interval '80 days', expires_at = now() + interval '5 days'
       where id = $1`,
      [unreadable.id],
    );
    expect(await warnedDays()).toEqual([7]);
    expect(service.log.find((line) => line.includes('token.warning-invalid'))).toContain(unreadable.id);
    expect(await warnedDays()).toEqual([7]);
    await endsIn('20 hours');
    expect(await warnedDays()).toEqual([7, 1]);
    expect(await warnedDays()).toEqual([7, 1]);
  });

  it('does not warn about a token that has a successor', async () => {
    const actor = person(24);
    const old = await given(actor);
    const { id, token } = mintToken();
    await service.call(rotateToken, { actor, id: old.id, successor: { id, hash: sha256Hex(token) } });
    await service.get(ExpiryWarningService).warnOfNext();
    const [row] = await service.database.query<[{ warned_days: number }]>(
      'select warned_days from access_token where id = $1',
      [old.id],
    );
    expect(row.warned_days).toBe(0);
  });

  it('stores the last use, and ignores older times', async () => {
    const actor = person(17);
    const { id } = await given(actor);
    const use = (at: string, ip: string) =>
      service.call(recordTokenUses, { uses: [{ accountId, tokenId: id, at, ip }] });
    await use('2026-06-01T10:01:00.000Z', '192.0.2.2');
    await use('2026-06-01T10:00:00.000Z', '192.0.2.1');
    const [shown] = (await service.call(listTokens, { actor })).items;
    expect(shown).toMatchObject({ lastUsedAt: '2026-06-01T10:01:00.000Z', lastUsedIp: '192.0.2.2' });
  });
});
