import type { RateLimit } from '@plumbline/contracts';
import type { Reader, Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import type { StoredAccount } from './account';
import type { AccountSettings } from './account.policy';
import { AccountEntity } from './account.entity';

@Injectable()
export class AccountRepository {
  findById(reader: Reader, id: number): Promise<StoredAccount | null> {
    return reader.findOneBy(AccountEntity, { id });
  }

  /** The account, locked until the transaction ends. Serialises writes whose rules concern all users of the account. */
  lockById(tx: Transaction, id: number): Promise<StoredAccount | null> {
    return tx.findOne(AccountEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Resolves with the new account's number. */
  async insert(tx: Transaction, account: Omit<StoredAccount, 'id'>): Promise<number> {
    const { generatedMaps } = await tx.insert(AccountEntity, { ...account });
    // TypeORM does not apply the column's transformer to generated values.
    return Number((generatedMaps[0] as AccountEntity).id);
  }

  async setSettings(tx: Transaction, id: number, settings: AccountSettings): Promise<void> {
    await tx.update(AccountEntity, { id }, settings);
  }

  async setRateLimit(tx: Transaction, id: number, rateLimit: RateLimit | null): Promise<void> {
    await tx.update(AccountEntity, { id }, { rateLimit });
  }
}
