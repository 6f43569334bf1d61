import { Injectable } from '@nestjs/common';
import { userDeleted, type EventOf } from '@plumbline/contracts';
import { HandleEvent, UnitOfWork } from '@plumbline/messaging';
import { UserCopyRepository } from '../user-copy/user-copy.repository';
import { MembershipRepository } from './membership.repository';

/** Removes deleted users from their projects. Their tickets and comments stay. */
@Injectable()
export class MembershipEvents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserCopyRepository,
    private readonly memberships: MembershipRepository,
  ) {}

  /** Handling the event twice has the same result. The copy of the user becomes inactive, so that an older event has no effect. */
  @HandleEvent(userDeleted)
  userDeleted({ id: event, accountId, occurredAt, data: { id } }: EventOf<typeof userDeleted>): Promise<void> {
    return this.unitOfWork.runInternal({ accountId }, async ({ tx }) => {
      await this.memberships.deleteOfUser(tx, accountId, id);
      await this.users.keepNewest(tx, {
        ...{ accountId, id, kind: 'watcher', owner: false, active: false, permissions: [] },
        changedAt: new Date(occurredAt),
        changedByEvent: event,
      });
    });
  }
}
