import { ColumnMap, keepNewest, type Reader, type Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { UserCopyEntity } from './user-copy.entity';

const userCopies = ColumnMap.of(UserCopyEntity);

@Injectable()
export class UserCopyRepository {
  /** Whether the user is an owner; undefined when no event about the user has arrived yet. */
  async findOwnership(reader: Reader, accountId: number, id: number): Promise<boolean | undefined> {
    return (await reader.findOneBy(UserCopyEntity, { accountId, id }))?.owner;
  }

  /** Stores the state of an event unless that of a newer one is stored. */
  async keepNewest(tx: Transaction, user: UserCopyEntity): Promise<void> {
    await keepNewest(tx, userCopies, user);
  }
}
