import { defaultTokenDays, maxExplorerTokens, maxTokenDays, type Principal } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';

type Actor = Pick<Principal, 'userId' | 'kind' | 'owner' | 'permissions'>;

const dayMs = 86_400_000;

/** The number of live tokens that a user may have, API explorer tokens not counted. */
export const maxLiveTokens = 50;

/** What the rules need to know about a token of any user. */
export interface TokenOfUser {
  userId: number;
  /** Also true for users that are not in the copy yet, so that nobody revokes an owner's tokens by mistake. */
  belongsToOwner: boolean;
}

/**
 * Only signed-in users with API access make tokens. A token cannot make another one: a stolen token could otherwise outlive
 * its expiry.
 * @returns The id of the session.
 * @throws DomainError `auth.session-required` or `access.api-access-required`.
 */
export function assertMayMake(actor: Actor & Pick<Principal, 'credential'>): string {
  if (actor.credential.type !== 'session') {
    throw new DomainError('auth.session-required', { detail: 'Sign in to make access tokens.' });
  }
  if (!hasApiAccess(actor)) throw new DomainError('access.api-access-required');
  return actor.credential.sessionId;
}

/** Selects which of a user's live API explorer tokens are revoked to make room for another: the oldest. */
export function explorerTokensToRevoke<Token extends { createdAt: Date }>(live: readonly Token[]): Token[] {
  const oldestFirst = [...live].sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  return oldestFirst.slice(0, Math.max(0, live.length + 1 - maxExplorerTokens));
}

/** An API explorer token has no successor: the explorer makes a new one. @throws DomainError `tokens.not-found` */
export function assertMayBeRotated({ explorerSessionId }: { explorerSessionId: string | null }): void {
  if (explorerSessionId === null) return;
  throw new DomainError('tokens.not-found', { detail: 'API explorer tokens cannot be rotated.' });
}

/** Only in-house users with "API access" have tokens. Owners always have it. */
export function hasApiAccess({ owner, kind, permissions }: Actor): boolean {
  return owner || (kind === 'in-house' && permissions.includes('api_documentation_access'));
}

/** Users see their own tokens; user managers see everybody's. */
export function maySee(actor: Actor, userId: number): boolean {
  return actor.userId === userId || actor.permissions.includes('users');
}

/** Users may revoke their own tokens. User managers may revoke those of others, except an owner's. */
export function mayRevoke(actor: Actor, token: TokenOfUser): boolean {
  if (actor.userId === token.userId) return true;
  return maySee(actor, token.userId) && !token.belongsToOwner;
}

/** @throws DomainError `tokens.too-many` */
export function assertRoomForAnother(liveTokens: number): void {
  if (liveTokens < maxLiveTokens) return;
  throw new DomainError('tokens.too-many', {
    detail: text('Delete one of your {{count}} access tokens first.', { count: maxLiveTokens }),
  });
}

/**
 * The expiry of a token that is made now; null for never.
 * @throws DomainError `tokens.expiry-too-long` past `maxTokenDays`, `tokens.expiry-required` for never where the account does not allow it.
 */
export function expiryAfter(days: number | null, now: Date, { neverAllowed }: { neverAllowed: boolean }): Date | null {
  if (days === null) {
    if (neverAllowed) return null;
    throw new DomainError('tokens.expiry-required', {
      detail: text('The account does not allow access tokens that never expire: choose at most {{days}} days.', {
        days: maxTokenDays,
      }),
      source: { pointer: '/data/attributes/expires-in-days' },
    });
  }
  if (days > maxTokenDays) {
    throw new DomainError('tokens.expiry-too-long', {
      detail: text('An access token lasts at most {{days}} days.', { days: maxTokenDays }),
      source: { pointer: '/data/attributes/expires-in-days' },
    });
  }
  return new Date(now.getTime() + days * dayMs);
}

/** How many days a successor lasts: as long as the one before, but for never only where that is still allowed. */
export function lifetimeOfSuccessor(days: number | null, { neverAllowed }: { neverAllowed: boolean }): number | null {
  return days ?? (neverAllowed ? null : defaultTokenDays);
}

/** When a rotated token ends: after the overlap, and no later than it would have. */
export function expiryOfRotated(expiresAt: Date | null, overlapSeconds: number, now: Date): Date {
  const afterOverlap = new Date(now.getTime() + overlapSeconds * 1_000);
  return expiresAt && expiresAt < afterOverlap ? expiresAt : afterOverlap;
}

/** Whether a token works at this moment. */
export function isLive(
  { revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date | null },
  now: Date,
): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now);
}
