import {
  issueExplorerToken,
  listTokens,
  revokeToken,
  rotateToken,
  verifyToken,
  type Principal,
} from '@plumbline/contracts';
import { mintToken, sha256Hex } from '@plumbline/crypto';
import { eventually, refusalOf, RunningService } from '@plumbline/testing';
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { databaseOptions } from '../schema';
import { aPerson } from '../testing/person';
import { maxLiveTokens } from '../token/token.policy';
import { TokensModule } from '../tokens.module';

describe('the token of the API explorer', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await RunningService.start({
      name: 'tokens',
      module: (config) => TokensModule.register(config),
      database: databaseOptions,
    });
  });
  afterAll(() => service.stop());

  const open = async (actor: Principal) => {
    const { id, token } = mintToken();
    const presented = { id, hash: sha256Hex(token) };
    return { ...presented, shown: await service.call(issueExplorerToken, { actor, ...presented }) };
  };
  const verified = ({ id, hash }: { id: string; hash: string }) => service.call(verifyToken, { id, hash });

  it('stands for its user for an hour', async () => {
    const actor = aPerson();
    const token = await open(actor);
    expect(await verified(token)).toMatchObject({ userId: actor.userId, scopes: ['read', 'write'] });
    expect(Date.parse(token.shown.expiresAt!) - Date.parse(token.shown.createdAt)).toBe(3_600_000);
  });

  it("is listed among its user's tokens by its name, and can be deleted there", async () => {
    const actor = aPerson();
    const token = await open(actor);
    const { items } = await service.call(listTokens, { actor });
    expect(items).toMatchObject([{ id: token.id, name: 'API explorer' }]);
    await service.call(revokeToken, { actor, id: token.id });
    expect(await refusalOf(verified(token))).toBe('auth.invalid-token');
  });

  it('is one at a time for a session, also when two pages open at once; other sessions keep theirs', async () => {
    const actor = aPerson();
    const elsewhere = { ...actor, credential: { type: 'session' as const, sessionId: randomUUID() } };
    const kept = await open(elsewhere);
    await Promise.all([open(actor), open(actor), open(actor)]);
    const last = await open(actor);
    const { items } = await service.call(listTokens, { actor });
    expect(items.map(({ id }) => id).sort()).toEqual([kept.id, last.id].sort());
  });

  it('takes nothing of the number of tokens that a user may have', async () => {
    const actor = aPerson();
    for (let session = 0; session <= maxLiveTokens; session++) {
      await open({ ...actor, credential: { type: 'session', sessionId: randomUUID() } });
    }
    expect((await service.call(listTokens, { actor })).items).toHaveLength(maxLiveTokens + 1);
  });

  it('cannot be rotated into one that lasts', async () => {
    const actor = aPerson();
    const { id } = await open(actor);
    const { id: next, token } = mintToken();
    const successor = { id: next, hash: sha256Hex(token) };
    expect(await refusalOf(service.call(rotateToken, { actor, id, successor }))).toBe('tokens.not-found');
  });

  it('ends with its session', async () => {
    const sessionId = randomUUID();
    const actor = aPerson({ credential: { type: 'session', sessionId } });
    const token = await open(actor);
    await service.publish({
      id: uuidv7(),
      type: 'session.ended',
      occurredAt: new Date().toISOString(),
      accountId: 1,
      actor: { userId: actor.userId },
      data: { sessionId, userId: actor.userId },
    });
    await eventually(async () => expect(await refusalOf(verified(token))).toBe('auth.invalid-token'));
  });

  it('is made for nobody without API access, and by no token', async () => {
    expect(await refusalOf(open(aPerson({ permissions: [] })))).toBe('access.api-access-required');
    const byToken = aPerson({ credential: { type: 'token', tokenId: 'a'.repeat(16), scopes: ['read', 'write'] } });
    expect(await refusalOf(open(byToken))).toBe('auth.session-required');
  });
});
