import { Injectable } from '@nestjs/common';
import { userCreated, userUpdated, type EventOf } from '@plumbline/contracts';
import { HandleEvent, UnitOfWork } from '@plumbline/messaging';
import { UserCopyRepository } from './user-copy.repository';

/** Feeds the copies of users. Handling an event twice, or in another order, has the same result: the newest event wins. */
@Injectable()
export class UserCopyEvents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserCopyRepository,
  ) {}

  @HandleEvent([userCreated, userUpdated])
  copy({ id, occurredAt, accountId, data }: EventOf<typeof userCreated>): Promise<void> {
    return this.unitOfWork.runInternal({ accountId }, ({ tx }) =>
      this.users.keepNewest(tx, {
        accountId,
        id: data.id,
        kind: data.kind,
        owner: data.owner,
        active: data.active,
        permissions: data.permissions,
        changedAt: new Date(occurredAt),
        changedByEvent: id,
      }),
    );
  }
}
