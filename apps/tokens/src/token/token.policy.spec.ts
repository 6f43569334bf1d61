import type { Permission, Principal } from '@plumbline/contracts';
import {
  assertMayMake,
  assertRoomForAnother,
  expiryAfter,
  expiryOfRotated,
  explorerTokensToRevoke,
  isLive,
  lifetimeOfSuccessor,
  mayRevoke,
  maySee,
} from './token.policy';

const now = new Date('2026-03-02T08:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

const session = { type: 'session', sessionId: '0196f1a0-0000-7000-8000-000000000001' } as const;
const person = (over: Partial<Principal> = {}): Principal => ({
  accountId: 1,
  userId: 7,
  kind: 'in-house',
  owner: false,
  permissions: ['api_documentation_access'],
  credential: session,
  ...over,
});
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('making a token', () => {
  it('is allowed to in-house users with API access, and to owners', () => {
    expect(() => assertMayMake(person())).not.toThrow();
    expect(() => assertMayMake(person({ owner: true, permissions: [] }))).not.toThrow();
  });

  it('is refused without API access', () => {
    expect(() => assertMayMake(person({ permissions: ['users'] }))).toThrow(refusal('access.api-access-required'));
  });

  it.each(['subcontractor', 'watcher'] as const)('is refused to a %s, whatever permissions they have', (kind) => {
    expect(() => assertMayMake(person({ kind }))).toThrow(refusal('access.api-access-required'));
  });

  it('requires a session', () => {
    const credential: Principal['credential'] = {
      type: 'token',
      tokenId: '0123456789abcdef',
      scopes: ['read', 'write'],
    };
    expect(() => assertMayMake(person({ credential, owner: true }))).toThrow(refusal('auth.session-required'));
  });

  it('is limited to fifty live tokens', () => {
    expect(() => assertRoomForAnother(49)).not.toThrow();
    expect(() => assertRoomForAnother(50)).toThrow(refusal('tokens.too-many'));
  });
});

describe('the expiry', () => {
  const usual = { neverAllowed: false };

  it('is at most 366 days away', () => {
    expect(expiryAfter(366, now, usual)).toEqual(inDays(366));
    expect(() => expiryAfter(367, now, usual)).toThrow(
      expect.objectContaining({
        code: 'tokens.expiry-too-long',
        problems: [expect.objectContaining({ source: { pointer: '/data/attributes/expires-in-days' } })],
      }),
    );
  });

  it('can be never only if the account allows it', () => {
    expect(expiryAfter(null, now, { neverAllowed: true })).toBeNull();
    expect(() => expiryAfter(null, now, usual)).toThrow(refusal('tokens.expiry-required'));
  });

  it('of a successor has the same lifetime, or the default if never is no longer allowed', () => {
    expect(lifetimeOfSuccessor(30, usual)).toBe(30);
    expect(lifetimeOfSuccessor(null, { neverAllowed: true })).toBeNull();
    expect(lifetimeOfSuccessor(null, usual)).toBe(90);
  });

  it('of a rotated token is the end of the overlap, but not later than before', () => {
    expect(expiryOfRotated(inDays(10), 86_400, now)).toEqual(inDays(1));
    expect(expiryOfRotated(inDays(0.5), 86_400, now)).toEqual(inDays(0.5));
    expect(expiryOfRotated(null, 86_400, now)).toEqual(inDays(1));
  });

  it('is exclusive', () => {
    expect(isLive({ revokedAt: null, expiresAt: now }, now)).toBe(false);
    expect(isLive({ revokedAt: null, expiresAt: new Date(now.getTime() + 1) }, now)).toBe(true);
    expect(isLive({ revokedAt: null, expiresAt: null }, now)).toBe(true);
    expect(isLive({ revokedAt: now, expiresAt: null }, now)).toBe(false);
  });
});

describe("other people's tokens", () => {
  const userManager = person({ permissions: ['users'] as Permission[] });
  const owner = person({ owner: true, permissions: ['users'] });

  it('are visible to user managers only', () => {
    expect(maySee(userManager, 8)).toBe(true);
    expect(maySee(person(), 8)).toBe(false);
    expect(maySee(person(), 7)).toBe(true);
  });

  it('can be revoked by user managers only', () => {
    expect(mayRevoke(userManager, { userId: 8, belongsToOwner: false })).toBe(true);
    expect(mayRevoke(person(), { userId: 8, belongsToOwner: false })).toBe(false);
    expect(mayRevoke(person({ permissions: [] }), { userId: 7, belongsToOwner: false })).toBe(true);
  });

  it('cannot be revoked if they belong to an owner, even by another owner', () => {
    expect(mayRevoke(userManager, { userId: 8, belongsToOwner: true })).toBe(false);
    expect(mayRevoke(owner, { userId: 8, belongsToOwner: true })).toBe(false);
    expect(mayRevoke(owner, { userId: owner.userId, belongsToOwner: true })).toBe(true);
  });
});

describe("a user's tokens of the API explorer", () => {
  const tokens = (count: number) => Array.from({ length: count }, (_, age) => ({ age, createdAt: inDays(-age) }));

  it('are kept below the limit', () => expect(explorerTokensToRevoke(tokens(9))).toEqual([]));

  it('are revoked oldest first, in any order of input', () => {
    expect(explorerTokensToRevoke(tokens(10))).toMatchObject([{ age: 9 }]);
    expect(explorerTokensToRevoke(tokens(12).reverse())).toMatchObject([{ age: 11 }, { age: 10 }, { age: 9 }]);
  });
});
