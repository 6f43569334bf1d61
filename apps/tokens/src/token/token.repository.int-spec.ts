import { randomUUID } from 'node:crypto';
import { mintToken, sha256Hex } from '@plumbline/crypto';
import { Database } from '@plumbline/persistence';
import type { RunningService } from '@plumbline/service-testing';
import { startTokens } from '../testing/start-tokens';
import type { StoredToken } from './token';
import { isLive } from './token.policy';
import { TokenRepository } from './token.repository';

const now = new Date('2026-03-02T08:00:00Z');
const [before, after] = [-1, 1].map((ms) => new Date(now.getTime() + ms));
const accountId = 1;
const aToken = (facts: Pick<StoredToken, 'userId'> & Partial<StoredToken>): StoredToken => {
  const { id, token } = mintToken();
  return {
    id,
    accountId,
    hash: sha256Hex(token),
    name: 'sync',
    scopes: ['read'],
    createdAt: now,
    expiresAt: null,
    lifetimeDays: null,
    warnedDays: null,
    explorerSessionId: null,
    lastUsedAt: null,
    lastUsedIp: null,
    revokedAt: null,
    revokedBy: null,
    revokedReason: null,
    ...facts,
  };
};

describe('a live token', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startTokens();
  });
  afterAll(() => service.stop());

  const states = [null, now].flatMap((revokedAt) =>
    [null, before!, now, after!].map((expiresAt) => ({ revokedAt, expiresAt })),
  );

  it.each(states.map((state, index) => ({ ...state, userId: index + 1 })))(
    'is the same in the policy and in SQL: %j',
    async ({ userId, ...state }) => {
      const tokens = service.get(TokenRepository);
      const sessionId = randomUUID();
      const found = await service.get(Database).transaction(async (tx) => {
        await tokens.insert(tx, aToken({ userId, ...state }));
        await tokens.insert(tx, aToken({ userId, ...state, explorerSessionId: sessionId }));
        return {
          counted: await tokens.lockAndCountLive(tx, accountId, { userId, now }),
          ofUser: (await tokens.lockLiveExplorerTokens(tx, accountId, { userId, now })).length,
          ofSession: (await tokens.lockLiveExplorerTokens(tx, accountId, { sessionId, now })).length,
        };
      });
      const expected = isLive(state, now) ? 1 : 0;
      expect(found).toEqual({ counted: expected, ofUser: expected, ofSession: expected });
    },
  );
});
