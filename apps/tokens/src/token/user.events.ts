import { userCreated, userDeleted, userUpdated, type EventOf } from '@plumbline/contracts';
import { HandleEvent, UnitOfWork } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { UserCopyRepository } from '../user-copy/user-copy.repository';
import { TokenRevocationService } from './token-revocation.service';

/** Keeps the copy of users up to date, and revokes the tokens of users who are deactivated or deleted. */
@Injectable()
export class UserEvents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserCopyRepository,
    private readonly revocations: TokenRevocationService,
  ) {}

  /** Idempotent in any order: only a newer event changes the copy, and a revoked token is not revoked again. */
  @HandleEvent([userCreated, userUpdated])
  async onUserChanged({ id, accountId, occurredAt, actor, data }: EventOf<typeof userCreated>): Promise<void> {
    const changedAt = new Date(occurredAt);
    await this.unitOfWork.runInternal({ accountId, actor }, async (unit) => {
      const { id: userId, owner } = data;
      await this.users.keepNewest(unit.tx, { accountId, id: userId, owner, changedAt, changedByEvent: id });
      if (data.active) return;
      const revocation = { reason: 'user-deactivated', by: actor?.userId ?? null } as const;
      await this.revocations.revokeAllOf(unit, { accountId, userId, at: changedAt }, revocation);
    });
  }

  /** Idempotent: a revoked token is not revoked again. */
  @HandleEvent(userDeleted)
  async onUserDeleted({ accountId, occurredAt, actor, data }: EventOf<typeof userDeleted>): Promise<void> {
    const tokens = { accountId, userId: data.id, at: new Date(occurredAt) };
    const revocation = { reason: 'user-deleted', by: actor?.userId ?? null } as const;
    await this.unitOfWork.runInternal({ accountId, actor }, (unit) =>
      this.revocations.revokeAllOf(unit, tokens, revocation),
    );
  }
}
