import { userCreated, userDeleted, userUpdated, type EventOf } from '@plumbline/contracts';
import { HandleEvent } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { TokenEndService } from '../token/token-end.service';
import { UserCopyRepository } from './user-copy.repository';

/** Keeps the copy of users up to date, and ends the tokens of those who are kept out. */
@Injectable()
export class UserCopyEvents {
  constructor(
    private readonly users: UserCopyRepository,
    private readonly tokens: TokenEndService,
    private readonly database: Database,
  ) {}

  /** May run twice and in any order: only a newer event than the one kept changes anything, and a token ends once. */
  @HandleEvent([userCreated, userUpdated])
  async onUserChanged({ id, accountId, occurredAt, actor, data }: EventOf<typeof userCreated>): Promise<void> {
    const changedAt = new Date(occurredAt);
    await this.database.transaction(async (tx) => {
      await this.users.keepNewest(tx, { accountId, id: data.id, owner: data.owner, changedAt, changedByEvent: id });
      if (data.active) return;
      const tokens = { accountId, userId: data.id, at: changedAt };
      await this.tokens.endAllOf(tx, tokens, { reason: 'user-deactivated', actor });
    });
  }

  /** May run twice: a token ends once. */
  @HandleEvent(userDeleted)
  async onUserDeleted({ accountId, occurredAt, actor, data }: EventOf<typeof userDeleted>): Promise<void> {
    const tokens = { accountId, userId: data.id, at: new Date(occurredAt) };
    await this.database.transaction((tx) => this.tokens.endAllOf(tx, tokens, { reason: 'user-deleted', actor }));
  }
}
