import { Injectable } from '@nestjs/common';
import { userDeleted, type EventOf } from '@plumbline/contracts';
import { HandleEvent } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { KnownUserRepository } from '../user/known-user.repository';
import { MembershipRepository } from './membership.repository';

/** Takes users who were deleted out of their projects. What they have written stays theirs. */
@Injectable()
export class MembershipEvents {
  constructor(
    private readonly database: Database,
    private readonly users: KnownUserRepository,
    private readonly memberships: MembershipRepository,
  ) {}

  /** Repeatable by nature. What is kept of the user says only that they are gone, so that an older event changes nothing. */
  @HandleEvent(userDeleted)
  async userDeleted({ id: event, accountId, occurredAt, data: { id } }: EventOf<typeof userDeleted>): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.memberships.deleteOfUser(tx, accountId, id);
      await this.users.keepNewer(tx, {
        ...{ accountId, id, kind: 'watcher', owner: false, active: false, permissions: [] },
        changedAt: new Date(occurredAt),
        changedByEvent: event,
      });
    });
  }
}
