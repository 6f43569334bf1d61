import { tokenRevoked, type TokenEndReason } from '@plumbline/contracts';
import type { Work } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import type { StoredToken } from './token';
import { TokenRepository } from './token.repository';

export interface Revocation {
  reason: TokenEndReason;
  /** The user who revokes the token; null when a leaked token was presented, or when a service revokes it. */
  by: number | null;
  /** The IP address from which a leaked token was presented. */
  presentedFrom?: string;
}

/** Revokes tokens and records it, so that every gateway refuses them. The unit of work belongs to the tokens' account. */
@Injectable()
export class TokenRevocationService {
  constructor(private readonly tokens: TokenRepository) {}

  /** Revokes a token that is locked and not revoked yet. */
  async revoke({ tx, now, record }: Work, token: StoredToken, revocation: Revocation): Promise<void> {
    const { accountId, id: tokenId, userId, name } = token;
    const { reason, by, presentedFrom } = revocation;
    await this.tokens.markRevoked(tx, accountId, tokenId, { at: now, by, reason });
    await record(tokenRevoked, { tokenId, userId, name, reason, presentedFrom });
  }

  /** Revokes the live API explorer tokens of a session. */
  async revokeExplorerTokensOf(
    unit: Work,
    { accountId, sessionId }: { accountId: number; sessionId: string },
    revocation: Revocation,
  ): Promise<void> {
    const live = await this.tokens.lockLiveExplorerTokens(unit.tx, accountId, { sessionId, now: unit.now });
    for (const token of live) await this.revoke(unit, token, revocation);
  }

  /** Revokes every token that a user had at an instant. Tokens made later stay. */
  async revokeAllOf(
    unit: Work,
    { accountId, userId, at }: { accountId: number; userId: number; at: Date },
    revocation: Revocation,
  ): Promise<void> {
    const had = await this.tokens.lockMadeBefore(unit.tx, accountId, { userId, at, now: unit.now });
    for (const token of had) await this.revoke(unit, token, revocation);
  }
}
