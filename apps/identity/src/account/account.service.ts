import {
  accountCreated,
  accountLimitChanged,
  accountUpdated,
  defaultRateLimit,
  eventActorOf,
  type Account,
  type Principal,
  type RateLimit,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Outbox } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { toAccount } from './account';
import { assertMaySet, changesBetween, type AccountSettings } from './account.policy';
import { AccountRepository } from './account.repository';

/** Accounts, their settings, and the request limits that operators set for them. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The account, or `identity.account-not-found`. */
  async get(tx: EntityManager, id: number): Promise<Account> {
    const account = await this.accounts.findById(tx, id);
    if (!account) throw new DomainError('identity.account-not-found');
    return toAccount(account);
  }

  async findByName(tx: EntityManager, name: string): Promise<Account | undefined> {
    const account = await this.accounts.findByName(tx, name);
    return account ? toAccount(account) : undefined;
  }

  async create(tx: EntityManager, name: string): Promise<Account> {
    const account = { name, rateLimit: null, tokensMayNeverExpire: false, createdAt: this.clock.now() };
    const id = await this.accounts.insert(tx, account);
    await this.outbox.record(tx, accountCreated, { accountId: id, data: { name } });
    return toAccount({ ...account, id });
  }

  /** Changes what is named of the actor's account; nothing is told when nothing is different. */
  async update(tx: EntityManager, actor: Principal, wanted: Partial<AccountSettings>): Promise<Account> {
    assertMaySet(actor);
    const account = await this.accounts.lockById(tx, actor.accountId);
    if (!account) throw new DomainError('identity.account-not-found');
    const { name = account.name, tokensMayNeverExpire = account.tokensMayNeverExpire } = wanted;
    const settings = { name, tokensMayNeverExpire };
    const changes = changesBetween(account, settings);
    if (!changes) return toAccount(account);
    await this.accounts.setSettings(tx, account.id, settings);
    await this.outbox.record(tx, accountUpdated, {
      accountId: account.id,
      actor: eventActorOf(actor),
      data: { ...settings, changes },
    });
    return toAccount({ ...account, ...settings });
  }

  /** Sets the account's limit, or with null gives it the installation's default back. */
  async setRateLimit(tx: EntityManager, id: number, rateLimit: RateLimit | null): Promise<Account> {
    const account = await this.accounts.lockById(tx, id);
    if (!account) throw new DomainError('identity.account-not-found');
    await this.accounts.setRateLimit(tx, id, rateLimit);
    await this.outbox.record(tx, accountLimitChanged, { accountId: id, data: rateLimit ?? defaultRateLimit });
    return toAccount({ ...account, rateLimit });
  }
}
