import { Injectable } from '@nestjs/common';
import type { UserKind } from '@plumbline/contracts';
import type { EntityManager } from 'typeorm';
import { KnownUserEntity } from './known-user.entity';

@Injectable()
export class KnownUserRepository {
  /** What kind an active user is; undefined for anybody else. */
  async findKind(tx: EntityManager, accountId: number, id: number): Promise<UserKind | undefined> {
    return (await tx.findOneBy(KnownUserEntity, { accountId, id, active: true }))?.kind;
  }

  /** Keeps the newer of what is known and what is told, so that order and repetition make no difference. */
  async keepNewer(tx: EntityManager, user: KnownUserEntity): Promise<void> {
    await tx.query(
      `insert into known_user (account_id, id, kind, owner, active, permissions, changed_at, changed_by_event)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (account_id, id) do update set kind = excluded.kind, owner = excluded.owner, active = excluded.active,
         permissions = excluded.permissions, changed_at = excluded.changed_at, changed_by_event = excluded.changed_by_event
       where (known_user.changed_at, known_user.changed_by_event) < (excluded.changed_at, excluded.changed_by_event)`,
      [
        user.accountId,
        user.id,
        user.kind,
        user.owner,
        user.active,
        user.permissions,
        user.changedAt,
        user.changedByEvent,
      ],
    );
  }
}
