import { Injectable } from '@nestjs/common';
import type { UserKind } from '@plumbline/contracts';
import { ColumnMap, keepNewest, type Reader, type Transaction } from '@plumbline/persistence';
import { UserCopyEntity } from './user-copy.entity';

const copies = ColumnMap.of(UserCopyEntity);

@Injectable()
export class UserCopyRepository {
  /** The kind of an active user; undefined for inactive and unknown users. */
  async findKind(reader: Reader, accountId: number, id: number): Promise<UserKind | undefined> {
    return (await reader.findOneBy(UserCopyEntity, { accountId, id, active: true }))?.kind;
  }

  /** Stores the copy unless it already holds the state of a newer event. */
  keepNewest(tx: Transaction, user: UserCopyEntity): Promise<void> {
    return keepNewest(tx, copies, user);
  }
}
