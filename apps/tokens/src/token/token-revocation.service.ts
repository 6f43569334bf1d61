import { tokenRevoked, type EventActor, type TokenEndReason } from '@plumbline/contracts';
import { Outbox } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StoredToken } from './token';
import { TokenRepository } from './token.repository';

export interface TokenEnd {
  reason: TokenEndReason;
  /** Absent for whoever presented a leaked token. */
  actor?: EventActor;
  /** Where a leaked token was presented from. */
  presentedFrom?: string;
}

/** The end of tokens before their time, told to every gateway. */
@Injectable()
export class TokenEndService {
  constructor(
    private readonly tokens: TokenRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Ends a token that is locked and not revoked. */
  async end(tx: EntityManager, token: StoredToken, { reason, actor, presentedFrom }: TokenEnd): Promise<void> {
    const { accountId, id: tokenId, userId, name } = token;
    await this.tokens.markRevoked(tx, token, { at: this.clock.now(), by: actor?.userId ?? null, reason });
    const data = { tokenId, userId, name, reason, presentedFrom };
    await this.outbox.record(tx, tokenRevoked, { accountId, actor, data });
  }

  /** Ends the tokens of a session's explorer that still work. */
  async endExplorerOf(
    tx: EntityManager,
    { accountId, sessionId }: { accountId: number; sessionId: string },
    end: TokenEnd,
  ): Promise<void> {
    const live = await this.tokens.lockLiveOfExplorer(tx, { accountId, sessionId, now: this.clock.now() });
    for (const token of live) await this.end(tx, token, end);
  }

  /** Ends every token that a user had at an instant; those made since are left alone. */
  async endAllOf(
    tx: EntityManager,
    { accountId, userId, at }: { accountId: number; userId: number; at: Date },
    end: TokenEnd,
  ): Promise<void> {
    const had = await this.tokens.lockMadeBefore(tx, { accountId, userId, at, now: this.clock.now() });
    for (const token of had) await this.end(tx, token, end);
  }
}
