import { randomUUID } from 'node:crypto';
import { getUsage, issueToken, recordUsage, type Principal } from '@plumbline/contracts';
import { mintToken, sha256Hex } from '@plumbline/crypto';
import type { RunningService } from '@plumbline/service-testing';
import { aPerson } from '../testing/person';
import { startTokens } from '../testing/start-tokens';
import { UsageService } from './usage.service';

const accountId = 1;
const person = (userId: number, facts: Partial<Principal> = {}) => aPerson({ accountId, userId, ...facts });

describe('the usage of tokens', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startTokens();
  });
  afterAll(() => service.stop());

  const minutesAgo = (minutes: number) => {
    const time = Date.now() - minutes * 60_000;
    return new Date(time - (time % 300_000)).toISOString();
  };
  const dayAgo = new Date(Date.now() - 86_400_000).toISOString();
  const givenToken = async (actor: Principal) => {
    const { id, token } = mintToken();
    await service.call(issueToken, { actor, id, hash: sha256Hex(token), name: 'sync' });
    return id;
  };
  const record = (tokenId: string, at: string, admitted: number, refused = 0, key?: string) =>
    service.call(recordUsage, { counts: [{ accountId, tokenId, at, admitted, refused }] }, key);

  it('adds the counts of several gateways, each message once', async () => {
    const actor = person(1);
    const tokenId = await givenToken(actor);
    const at = minutesAgo(10);
    const key = randomUUID();
    await record(tokenId, at, 10, 1, key);
    await record(tokenId, at, 10, 1, key);
    await Promise.all(Array.from({ length: 5 }, () => record(tokenId, at, 2)));
    const { tokens } = await service.call(getUsage, { actor, since: dayAgo, stepSeconds: 300 });
    expect(tokens).toEqual([{ tokenId, userId: 1, name: 'sync', points: [{ at, admitted: 20, refused: 1 }] }]);
  });

  it('is summed by hour within the requested period', async () => {
    const actor = person(2);
    const tokenId = await givenToken(actor);
    const hour = 3_600_000;
    const start = Math.floor(Date.now() / hour) * hour - 5 * hour;
    for (const minutes of [0, 5, 55]) await record(tokenId, new Date(start + minutes * 60_000).toISOString(), 1);
    await record(tokenId, new Date(start - 30 * hour).toISOString(), 99);
    const { tokens } = await service.call(getUsage, { actor, since: dayAgo, stepSeconds: 3_600 });
    expect(tokens[0]!.points).toEqual([{ at: new Date(start).toISOString(), admitted: 3, refused: 0 }]);
  });

  it("lists the actor's tokens, all tokens for user managers, and none of another account", async () => {
    const tokenId = await givenToken(person(3));
    await record(tokenId, minutesAgo(10), 1);
    const seenBy = async (actor: Principal) =>
      (await service.call(getUsage, { actor, since: dayAgo, stepSeconds: 300 })).tokens.map((token) => token.tokenId);
    expect(await seenBy(person(3))).toEqual([tokenId]);
    expect(await seenBy(person(4))).toEqual([]);
    expect(await seenBy(person(4, { permissions: ['users'] }))).toContain(tokenId);
    expect(await seenBy(person(3, { accountId: 2, permissions: ['users'] }))).toEqual([]);
  });

  it('is deleted after its time, a batch at a time', async () => {
    await service.database.query(
      `insert into token_usage (account_id, at, token_id, admitted, refused)
       select 9, now() - interval '1 year', 'token ' || n, 1, 0 from generate_series(1, 1500) n`,
    );
    const usage = service.get(UsageService);
    expect([await usage.deleteOld(), await usage.deleteOld(), await usage.deleteOld()]).toEqual([1_000, 500, 0]);
  });
});
