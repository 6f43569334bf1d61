import { Injectable } from '@nestjs/common';
import {
  accountLimitChanged,
  sessionEnded,
  tokenRevoked,
  userDeleted,
  userUpdated,
  type EventOf,
} from '@plumbline/contracts';
import { OnBroadcast } from '@plumbline/messaging';
import { CallerCache } from './caller-cache';

/** Invalidates cached callers when a service broadcasts a change of their token, user, session or account. */
@Injectable()
export class InvalidationEvents {
  constructor(private readonly callers: CallerCache) {}

  @OnBroadcast(tokenRevoked)
  tokenRevoked({ data }: EventOf<typeof tokenRevoked>): void {
    this.callers.forget(
      ({ principal: { credential } }) => credential.type === 'token' && credential.tokenId === data.tokenId,
    );
  }

  @OnBroadcast([userUpdated, userDeleted])
  userChanged({ accountId, data }: EventOf<typeof userUpdated | typeof userDeleted>): void {
    this.callers.forget(({ principal }) => principal.accountId === accountId && principal.userId === data.id);
  }

  @OnBroadcast(sessionEnded)
  sessionEnded({ data }: EventOf<typeof sessionEnded>): void {
    this.callers.forget(
      ({ principal: { credential } }) => credential.type === 'session' && credential.sessionId === data.sessionId,
    );
  }

  @OnBroadcast(accountLimitChanged)
  accountLimitChanged({ accountId }: EventOf<typeof accountLimitChanged>): void {
    this.callers.forget(({ principal }) => principal.accountId === accountId);
  }
}
