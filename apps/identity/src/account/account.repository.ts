import type { RateLimit } from '@plumbline/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StoredAccount } from './account';
import type { AccountSettings } from './account.policy';
import { AccountEntity } from './account.entity';

/** Where accounts are kept. */
@Injectable()
export class AccountRepository {
  findById(tx: EntityManager, id: number): Promise<StoredAccount | null> {
    return tx.findOneBy(AccountEntity, { id });
  }

  findByName(tx: EntityManager, name: string): Promise<StoredAccount | null> {
    return tx.findOne(AccountEntity, { where: { name }, order: { id: 'asc' } });
  }

  /** The account, locked until the transaction ends: for rules over all of its users. */
  lockById(tx: EntityManager, id: number): Promise<StoredAccount | null> {
    return tx.findOne(AccountEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The new account's number. */
  async insert(tx: EntityManager, account: Omit<StoredAccount, 'id'>): Promise<number> {
    const { generatedMaps } = await tx.insert(AccountEntity, { ...account });
    // Generated values come as pg hands them out, past the column's transformer.
    return Number((generatedMaps[0] as AccountEntity).id);
  }

  async setSettings(tx: EntityManager, id: number, settings: AccountSettings): Promise<void> {
    await tx.update(AccountEntity, { id }, settings);
  }

  async setRateLimit(tx: EntityManager, id: number, rateLimit: RateLimit | null): Promise<void> {
    await tx.update(AccountEntity, { id }, { rateLimit });
  }
}
