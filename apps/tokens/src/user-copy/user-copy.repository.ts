import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UserCopyEntity } from './user-copy.entity';

/** Where the copy of users is kept. */
@Injectable()
export class UserCopyRepository {
  /** Whether the user is an owner; undefined for somebody this service has not heard of. */
  async findOwnership(tx: EntityManager, accountId: number, id: number): Promise<boolean | undefined> {
    return (await tx.findOneBy(UserCopyEntity, { accountId, id }))?.owner;
  }

  /** Keeps what an event says unless a newer one has been seen; the same one again changes nothing. */
  async keepNewest(
    tx: EntityManager,
    { accountId, id, owner, changedAt, changedByEvent }: UserCopyEntity,
  ): Promise<void> {
    await tx.query(
      `insert into user_copy (account_id, id, owner, changed_at, changed_by_event) values ($1, $2, $3, $4, $5)
       on conflict (account_id, id) do update
       set owner = excluded.owner, changed_at = excluded.changed_at, changed_by_event = excluded.changed_by_event
       where (user_copy.changed_at, user_copy.changed_by_event) < (excluded.changed_at, excluded.changed_by_event)`,
      [accountId, id, owner, changedAt, changedByEvent],
    );
  }
}
