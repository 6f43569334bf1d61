import {
  explorerTokenMinutes,
  explorerTokenName,
  issueExplorerToken,
  issueToken,
  listTokens,
  recordTokenUses,
  revokeLeakedToken,
  revokeToken,
  rotateToken,
  scopes,
  tokenIssued,
  tokenRotated,
  verifyToken,
  type AccessToken,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { isSameSecret } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext, type Work } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import { UserCopyRepository } from '../user-copy/user-copy.repository';
import { toAccessToken, type StoredToken } from './token';
import { TokenRevocationService } from './token-revocation.service';
import * as rules from './token.policy';
import { TokenRepository } from './token.repository';

/** Compared with when there is no such token, so that an unknown token takes as long as a known one. */
const hashOfNothing = '0'.repeat(64);

/** Issues, verifies, lists, rotates and revokes access tokens. */
@Injectable()
export class TokenService {
  constructor(
    private readonly tokens: TokenRepository,
    private readonly users: UserCopyRepository,
    private readonly revocations: TokenRevocationService,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  issue(call: RpcContext, request: RpcRequest<typeof issueToken>): Promise<AccessToken> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { tx, now } = unit;
      const { actor, id, hash, name, scopes, expiresInDays } = request;
      const { accountId, userId } = actor;
      rules.assertMayMake(actor);
      const expiresAt = rules.expiryAfter(expiresInDays, now, request);
      rules.assertRoomForAnother(await this.tokens.lockAndCountLive(tx, accountId, { userId, now }));
      return this.insert(unit, {
        ...{ id, hash, name, accountId, userId, expiresAt },
        scopes: [...new Set(scopes)],
        createdAt: now,
        lifetimeDays: expiresInDays,
      });
    });
  }

  /** Issues an API explorer token. These have a limit of their own: the oldest is revoked to make room. */
  issueForExplorer(call: RpcContext, request: RpcRequest<typeof issueExplorerToken>): Promise<AccessToken> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { tx, now } = unit;
      const { actor, id, hash } = request;
      const { accountId, userId } = actor;
      const explorerSessionId = rules.assertMayMake(actor);
      await this.tokens.lockUser(tx, userId);
      const live = await this.tokens.lockLiveExplorerTokens(tx, accountId, { userId, now });
      for (const surplus of rules.explorerTokensToRevoke(live)) {
        await this.revocations.revoke(unit, surplus, { reason: 'rotated', by: userId });
      }
      const expiresAt = new Date(now.getTime() + explorerTokenMinutes * 60_000);
      return this.insert(unit, {
        ...{ id, hash, accountId, userId, name: explorerTokenName, scopes: [...scopes], createdAt: now, expiresAt },
        lifetimeDays: null,
        explorerSessionId,
        // It expires within the hour: no warning is due.
        warnedDays: 0,
      });
    });
  }

  /** @throws DomainError `auth.invalid-token` whatever is wrong with the token: callers must not be able to probe. */
  async verify({ id, hash }: RpcRequest<typeof verifyToken>): Promise<RpcReply<typeof verifyToken>> {
    const token = await this.tokens.findPresented(this.database.reader, id);
    const authentic = isSameSecret(hash, token?.hash ?? hashOfNothing);
    if (!token || !authentic || !rules.isLive(token, this.clock.now())) throw new DomainError('auth.invalid-token');
    const { accountId, userId, scopes, expiresAt } = token;
    return { tokenId: id, accountId, userId, scopes, expiresAt: expiresAt?.toISOString() ?? null };
  }

  async list({ actor, userId = actor.userId }: RpcRequest<typeof listTokens>): Promise<RpcReply<typeof listTokens>> {
    if (!rules.maySee(actor, userId)) {
      throw new DomainError('access.denied', { detail: 'Other people\'s tokens take the permission "users".' });
    }
    const now = this.clock.now();
    const tokens = await this.tokens.listUnrevoked(this.database.reader, actor.accountId, { userId, now });
    return { items: tokens.map(toAccessToken) };
  }

  /** Replaces one of the actor's tokens. The old one stays valid for the overlap; without an overlap it is revoked at once. */
  rotate(call: RpcContext, request: RpcRequest<typeof rotateToken>): Promise<AccessToken> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { tx, now, record } = unit;
      const { actor, id, successor, overlapSeconds } = request;
      rules.assertMayMake(actor);
      const old = await this.tokens.lockById(tx, actor.accountId, id);
      if (!old || old.userId !== actor.userId || !rules.isLive(old, now)) throw new DomainError('tokens.not-found');
      rules.assertMayBeRotated(old);
      const { accountId, userId, name, scopes } = old;
      const lifetimeDays = rules.lifetimeOfSuccessor(old.lifetimeDays, request);
      rules.assertRoomForAnother(await this.tokens.lockAndCountLive(tx, accountId, { userId, now, except: id }));
      const expiresAt = rules.expiryAfter(lifetimeDays, now, request);
      const endsAt = rules.expiryOfRotated(old.expiresAt, overlapSeconds, now);
      const successorId = successor.id;
      await record(tokenRotated, { tokenId: old.id, userId, name, successorId, endsAt: endsAt.toISOString() });
      if (overlapSeconds === 0) await this.revocations.revoke(unit, old, { reason: 'rotated', by: actor.userId });
      else await this.tokens.setExpiry(tx, accountId, old.id, endsAt);
      const facts = { ...successor, accountId, userId, name, scopes, lifetimeDays, expiresAt, createdAt: now };
      return this.insert(unit, facts);
    });
  }

  /** Revokes a token that the actor sees. Revoking it again changes nothing. */
  revoke(call: RpcContext, request: RpcRequest<typeof revokeToken>): Promise<RpcReply<typeof revokeToken>> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { actor, id } = request;
      const token = await this.tokens.lockById(unit.tx, actor.accountId, id);
      if (!token || !rules.maySee(actor, token.userId)) throw new DomainError('tokens.not-found');
      const owner = await this.users.findOwnership(unit.tx, token.accountId, token.userId);
      if (!rules.mayRevoke(actor, { userId: token.userId, belongsToOwner: owner ?? true })) {
        throw new DomainError('access.denied', { detail: "Nobody but the owner can delete an owner's access token." });
      }
      if (!token.revokedAt) await this.revocations.revoke(unit, token, { reason: 'deleted', by: actor.userId });
      return {};
    });
  }

  /** Revokes the presented token. The reply does not tell whether there is such a token. Idempotent by nature. */
  revokeLeaked(request: RpcRequest<typeof revokeLeakedToken>): Promise<RpcReply<typeof revokeLeakedToken>> {
    return this.unitOfWork.runInternal(async (unit) => {
      const { id, hash, ip } = request;
      const token = await this.tokens.lockPresented(unit.tx, id);
      const authentic = isSameSecret(hash, token?.hash ?? hashOfNothing);
      if (!token || !authentic || token.revokedAt) return {};
      const revocation = { reason: 'leaked', by: null, presentedFrom: ip } as const;
      await this.revocations.revoke(unit.attributedTo({ accountId: token.accountId }), token, revocation);
      return {};
    });
  }

  /** Stores when tokens were last used. Idempotent by nature: times only go forward. */
  recordUses({ uses }: RpcRequest<typeof recordTokenUses>): Promise<RpcReply<typeof recordTokenUses>> {
    return this.unitOfWork.runInternal(async ({ tx }) => {
      await this.tokens.recordUses(tx, uses);
      return {};
    });
  }

  private async insert({ tx, record }: Work, facts: NewToken): Promise<AccessToken> {
    const token: StoredToken = { ...unused, ...facts };
    const { id: tokenId, userId, name, scopes, explorerSessionId } = token;
    await this.tokens.insert(tx, token);
    await record(tokenIssued, {
      ...{ tokenId, userId, name, scopes },
      expiresAt: token.expiresAt?.toISOString() ?? null,
      forExplorer: explorerSessionId === null ? undefined : true,
    });
    return toAccessToken(token);
  }
}

const unused = {
  warnedDays: null,
  explorerSessionId: null,
  lastUsedAt: null,
  lastUsedIp: null,
  revokedAt: null,
  revokedBy: null,
  revokedReason: null,
};

type NewToken = Omit<StoredToken, keyof typeof unused> & Partial<Pick<StoredToken, 'explorerSessionId' | 'warnedDays'>>;
