import {
  eventActorOf,
  explorerTokenMinutes,
  explorerTokenName,
  issueExplorerToken,
  issueToken,
  revokeLeakedToken,
  rotateToken,
  tokenIssued,
  tokenRotated,
  scopes,
  verifyToken,
  type AccessToken,
  type Principal,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { isSameSecret } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Outbox } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UserCopyRepository } from '../user-copy/user-copy.repository';
import { toAccessToken, type StoredToken } from './token';
import { TokenEndService } from './token-end.service';
import * as rules from './token.policy';
import { TokenRepository, type TokenUse } from './token.repository';

/** Compared with when there is no such token: the work is the same as for one that exists. */
const hashOfNothing = '0'.repeat(64);

/** The life of access tokens: made, used, replaced, ended. */
@Injectable()
export class TokenService {
  constructor(
    private readonly tokens: TokenRepository,
    private readonly users: UserCopyRepository,
    private readonly ends: TokenEndService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async issue(tx: EntityManager, request: RpcRequest<typeof issueToken>): Promise<AccessToken> {
    const { actor, id, hash, name, scopes, expiresInDays } = request;
    const { accountId, userId } = actor;
    const now = this.clock.now();
    rules.assertMayMake(actor);
    const expiresAt = rules.expiryAfter(expiresInDays, now, request);
    rules.assertRoomForAnother(await this.tokens.lockAndCountLive(tx, { accountId, userId, now }));
    const token = newToken({
      ...{ id, hash, name, accountId, userId, expiresAt },
      scopes: [...new Set(scopes)],
      createdAt: now,
      lifetimeDays: expiresInDays,
    });
    await this.insert(tx, actor, token);
    return toAccessToken(token);
  }

  /** Makes one of the API explorer's tokens, which count among nobody's own: of too many the oldest ends. */
  async issueForExplorer(tx: EntityManager, request: RpcRequest<typeof issueExplorerToken>): Promise<AccessToken> {
    const { actor, id, hash } = request;
    const { accountId, userId } = actor;
    const sessionId = rules.assertMayMake(actor);
    await this.tokens.lockUser(tx, userId);
    const createdAt = this.clock.now();
    const live = await this.tokens.lockLiveOfExplorer(tx, { accountId, userId, now: createdAt });
    for (const surplus of rules.explorerTokensToEnd(live)) {
      await this.ends.end(tx, surplus, { reason: 'rotated', actor: eventActorOf(actor) });
    }
    const expiresAt = new Date(createdAt.getTime() + explorerTokenMinutes * 60_000);
    const facts = { id, hash, accountId, userId, name: explorerTokenName, scopes: [...scopes], createdAt, expiresAt };
    const token = {
      ...newToken({ ...facts, lifetimeDays: null }),
      explorerSessionId: sessionId,
      // It ends before long by nature: nobody has to be warned of that.
      warnedDays: 0,
    };
    await this.insert(tx, actor, token);
    return toAccessToken(token);
  }

  /** Whose token this is; `auth.invalid-token` whatever is wrong with it: callers must not be able to probe. */
  async verify(tx: EntityManager, { id, hash }: RpcRequest<typeof verifyToken>): Promise<RpcReply<typeof verifyToken>> {
    const token = await this.tokens.findPresented(tx, id);
    const authentic = isSameSecret(hash, token?.hash ?? hashOfNothing);
    if (!token || !authentic || !rules.isLive(token, this.clock.now())) throw new DomainError('auth.invalid-token');
    const { accountId, userId, scopes, expiresAt } = token;
    return { tokenId: id, accountId, userId, scopes, expiresAt: expiresAt?.toISOString() ?? null };
  }

  async list(tx: EntityManager, actor: Principal, userId = actor.userId): Promise<{ items: AccessToken[] }> {
    if (!rules.maySee(actor, userId)) {
      throw new DomainError('access.denied', { detail: 'Other people\'s tokens take the permission "users".' });
    }
    const { accountId } = actor;
    const tokens = await this.tokens.listUnrevoked(tx, { accountId, userId, now: this.clock.now() });
    return { items: tokens.map(toAccessToken) };
  }

  /** Replaces one's own token; the old one works on for the overlap, and with none ends at once. */
  async rotate(tx: EntityManager, request: RpcRequest<typeof rotateToken>): Promise<AccessToken> {
    const { actor, id, successor, overlapSeconds } = request;
    const now = this.clock.now();
    rules.assertMayMake(actor);
    const old = await this.tokens.lockById(tx, actor.accountId, id);
    if (!old || old.userId !== actor.userId || !rules.isLive(old, now)) throw new DomainError('tokens.not-found');
    rules.assertMayBeRotated(old);
    const { accountId, userId, name, scopes } = old;
    const lifetimeDays = rules.lifetimeOfSuccessor(old.lifetimeDays, request);
    rules.assertRoomForAnother(await this.tokens.lockAndCountLive(tx, { accountId, userId, now, except: id }));
    const expiresAt = rules.expiryAfter(lifetimeDays, now, request);
    const token = newToken({ ...successor, accountId, userId, name, scopes, lifetimeDays, expiresAt, createdAt: now });
    const endsAt = rules.expiryOfRotated(old.expiresAt, overlapSeconds, now);
    await this.outbox.record(tx, tokenRotated, {
      accountId,
      actor: eventActorOf(actor),
      data: { tokenId: old.id, userId, name, successorId: token.id, endsAt: endsAt.toISOString() },
    });
    if (overlapSeconds === 0) await this.ends.end(tx, old, { reason: 'rotated', actor: eventActorOf(actor) });
    else await this.tokens.setEnd(tx, old, endsAt);
    await this.insert(tx, actor, token);
    return toAccessToken(token);
  }

  async revoke(tx: EntityManager, actor: Principal, id: string): Promise<void> {
    const token = await this.tokens.lockById(tx, actor.accountId, id);
    if (!token || !rules.maySee(actor, token.userId)) throw new DomainError('tokens.not-found');
    const owner = await this.users.findOwnership(tx, token.accountId, token.userId);
    if (!rules.mayRevoke(actor, { userId: token.userId, belongsToOwner: owner ?? true })) {
      throw new DomainError('access.denied', { detail: "Nobody but the owner can delete an owner's access token." });
    }
    if (token.revokedAt) return; // revoking twice is no error
    await this.ends.end(tx, token, { reason: 'deleted', actor: eventActorOf(actor) });
  }

  /** Ends the token that was presented; nothing happens, and nothing is said, when it is not one. */
  async revokeLeaked(tx: EntityManager, { id, hash, ip }: RpcRequest<typeof revokeLeakedToken>): Promise<void> {
    const token = await this.tokens.lockPresented(tx, id);
    const authentic = isSameSecret(hash, token?.hash ?? hashOfNothing);
    if (!token || !authentic || token.revokedAt) return;
    await this.ends.end(tx, token, { reason: 'leaked', presentedFrom: ip });
  }

  async recordUses(tx: EntityManager, uses: readonly TokenUse[]): Promise<void> {
    await this.tokens.recordUses(tx, uses);
  }

  private async insert(tx: EntityManager, actor: Principal, token: StoredToken): Promise<void> {
    const { id: tokenId, accountId, userId, name, scopes, explorerSessionId } = token;
    const expiresAt = token.expiresAt?.toISOString() ?? null;
    await this.tokens.insert(tx, token);
    const forExplorer = explorerSessionId === null ? undefined : (true as const);
    const data = { tokenId, userId, name, scopes, expiresAt, forExplorer };
    await this.outbox.record(tx, tokenIssued, { accountId, actor: eventActorOf(actor), data });
  }
}

type Unused =
  'warnedDays' | 'explorerSessionId' | 'lastUsedAt' | 'lastUsedIp' | 'revokedAt' | 'revokedBy' | 'revokedReason';

function newToken(facts: Omit<StoredToken, Unused>): StoredToken {
  return {
    ...facts,
    warnedDays: null,
    explorerSessionId: null,
    lastUsedAt: null,
    lastUsedIp: null,
    revokedAt: null,
    revokedBy: null,
    revokedReason: null,
  };
}
