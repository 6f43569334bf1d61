import { sessionEnded, type EventOf } from '@plumbline/contracts';
import { HandleEvent, UnitOfWork } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { TokenRevocationService } from './token-revocation.service';

/** Revokes the API explorer tokens of a session that has ended. */
@Injectable()
export class SessionEvents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly revocations: TokenRevocationService,
  ) {}

  /** Idempotent: a revoked token is not revoked again. */
  @HandleEvent(sessionEnded)
  async onSessionEnded({ accountId, actor, data: { sessionId } }: EventOf<typeof sessionEnded>): Promise<void> {
    const revocation = { reason: 'deleted', by: actor?.userId ?? null } as const;
    await this.unitOfWork.runInternal({ accountId, actor }, (unit) =>
      this.revocations.revokeExplorerTokensOf(unit, { accountId, sessionId }, revocation),
    );
  }
}
