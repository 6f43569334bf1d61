import { randomUUID } from 'node:crypto';
import {
  issueExplorerToken,
  issueToken,
  listTokens,
  maxExplorerTokens,
  revokeToken,
  rotateToken,
  verifyToken,
  type Principal,
} from '@plumbline/contracts';
import { mintToken, sha256Hex } from '@plumbline/crypto';
import { refusalOf, type RunningService } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { aPerson } from '../testing/person';
import { startTokens } from '../testing/start-tokens';
import { maxLiveTokens } from './token.policy';

describe('the token of the API explorer', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startTokens();
  });
  afterAll(() => service.stop());

  const open = async (actor: Principal) => {
    const { id, token } = mintToken();
    const presented = { id, hash: sha256Hex(token) };
    return { ...presented, shown: await service.call(issueExplorerToken, { actor, ...presented }) };
  };
  const verified = ({ id, hash }: { id: string; hash: string }) => service.call(verifyToken, { id, hash });

  const listed = async (actor: Principal) => (await service.call(listTokens, { actor })).items;
  const endSession = ({ userId }: Principal, sessionId: string) =>
    service.publish({
      id: uuidv7(),
      type: 'session.ended',
      occurredAt: new Date().toISOString(),
      accountId: 1,
      actor: { userId },
      data: { sessionId, userId },
    });
  /** The revoked tokens. Each of them has an audit entry. */
  const endedOf = ({ userId }: Principal): Promise<{ id: string; reason: string }[]> =>
    service.database.query(
      'select id, revoked_reason as reason from access_token where user_id = $1 and revoked_at is not null',
      [userId],
    );

  it('is valid for an hour', async () => {
    const actor = aPerson();
    const token = await open(actor);
    expect(await verified(token)).toMatchObject({ userId: actor.userId, scopes: ['read', 'write'] });
    expect(Date.parse(token.shown.expiresAt!) - Date.parse(token.shown.createdAt)).toBe(3_600_000);
  });

  it("is listed among its user's tokens by its name, and can be deleted there", async () => {
    const actor = aPerson();
    const token = await open(actor);
    expect(await listed(actor)).toMatchObject([{ id: token.id, name: 'API explorer' }]);
    await service.call(revokeToken, { actor, id: token.id });
    expect(await refusalOf(verified(token))).toBe('auth.invalid-token');
  });

  it('does not revoke the tokens of other pages', async () => {
    const actor = aPerson();
    const first = await open(actor);
    await open(actor);
    expect(await verified(first)).toMatchObject({ userId: actor.userId });
    expect(await listed(actor)).toHaveLength(2);
    expect(await endedOf(actor)).toEqual([]);
  });

  it('revokes the oldest of ten tokens of its user, across sessions', async () => {
    const actor = aPerson();
    const oldest = await open({ ...actor, credential: { type: 'session', sessionId: randomUUID() } });
    const next = await open(actor);
    for (let made = 2; made <= maxExplorerTokens; made++) await open(actor);
    expect(await refusalOf(verified(oldest))).toBe('auth.invalid-token');
    expect(await verified(next)).toMatchObject({ userId: actor.userId });
    expect(await endedOf(actor)).toEqual([{ id: oldest.id, reason: 'rotated' }]);
  });

  it('is one of at most ten when pages open concurrently', async () => {
    const actor = aPerson();
    await Promise.all(Array.from({ length: maxExplorerTokens + 3 }, () => open(actor)));
    expect(await listed(actor)).toHaveLength(maxExplorerTokens);
  });

  it('is neither listed nor counted nor revoked after it has expired', async () => {
    const sessionId = randomUUID();
    const actor = aPerson({ credential: { type: 'session', sessionId } });
    for (let made = 0; made < maxExplorerTokens; made++) await open(actor);
    await service.database.query('update access_token set expires_at = now() where user_id = $1', [actor.userId]);
    expect(await listed(actor)).toEqual([]);
    const live = await open(actor);
    await endSession(actor, sessionId);
    await eventually(async () => expect(await endedOf(actor)).toEqual([{ id: live.id, reason: 'deleted' }]));
  });

  it('does not count against the number of tokens of a user', async () => {
    const actor = aPerson();
    const make = () => {
      const { id, token } = mintToken();
      return service.call(issueToken, { actor, id, hash: sha256Hex(token), name: 'sync' });
    };
    for (let made = 1; made < maxLiveTokens; made++) await make();
    await open(actor);
    await open(actor);
    expect(await make()).toMatchObject({ name: 'sync' });
  });

  it('cannot be rotated', async () => {
    const actor = aPerson();
    const { id } = await open(actor);
    const { id: next, token } = mintToken();
    const successor = { id: next, hash: sha256Hex(token) };
    expect(await refusalOf(service.call(rotateToken, { actor, id, successor }))).toBe('tokens.not-found');
  });

  it('is revoked when its session ends', async () => {
    const sessionId = randomUUID();
    const actor = aPerson({ credential: { type: 'session', sessionId } });
    const token = await open(actor);
    await endSession(actor, sessionId);
    await eventually(async () => expect(await refusalOf(verified(token))).toBe('auth.invalid-token'));
  });

  it('requires API access and a session', async () => {
    expect(await refusalOf(open(aPerson({ permissions: [] })))).toBe('access.api-access-required');
    const byToken = aPerson({ credential: { type: 'token', tokenId: 'a'.repeat(16), scopes: ['read', 'write'] } });
    expect(await refusalOf(open(byToken))).toBe('auth.session-required');
  });
});
