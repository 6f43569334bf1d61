import { userCreated, userUpdated, type EventOf } from '@plumbline/contracts';
import { HandleEvent } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { UserCopyRepository } from './user-copy.repository';

/** Keeps the copy of users up to date. */
@Injectable()
export class UserCopyEvents {
  constructor(
    private readonly users: UserCopyRepository,
    private readonly database: Database,
  ) {}

  /** May run twice and in any order: only a newer event than the one kept changes anything. */
  @HandleEvent([userCreated, userUpdated])
  async onUserChanged(event: EventOf<typeof userCreated>): Promise<void> {
    await this.users.keepNewest(this.database.manager, {
      accountId: event.accountId,
      id: event.data.id,
      owner: event.data.owner,
      changedAt: new Date(event.occurredAt),
      changedByEvent: event.id,
    });
  }
}
