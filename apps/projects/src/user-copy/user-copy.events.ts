import { Injectable } from '@nestjs/common';
import { userCreated, userUpdated, type EventOf } from '@plumbline/contracts';
import { HandleEvent } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { KnownUserRepository } from './known-user.repository';

/** Keeps the copy of the account's users. Repeatable by nature: the newest event wins, whenever and however often it comes. */
@Injectable()
export class KnownUserEvents {
  constructor(
    private readonly database: Database,
    private readonly users: KnownUserRepository,
  ) {}

  @HandleEvent([userCreated, userUpdated])
  keep({ id, occurredAt, accountId, data }: EventOf<typeof userCreated>): Promise<void> {
    return this.users.keepNewer(this.database.manager, {
      accountId,
      id: data.id,
      kind: data.kind,
      owner: data.owner,
      active: data.active,
      permissions: data.permissions,
      changedAt: new Date(occurredAt),
      changedByEvent: id,
    });
  }
}
