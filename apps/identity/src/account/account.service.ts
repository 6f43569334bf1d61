import {
  accountCreated,
  accountLimitChanged,
  accountResource,
  accountUpdated,
  defaultRateLimit,
  getAccount,
  updateAccount,
  type Account,
  type RateLimit,
  type RpcRequest,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext, type UnattributedWork } from '@plumbline/messaging';
import { Database, type Reader } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { toAccount } from './account';
import { assertMaySet, changesBetween } from './account.policy';
import { AccountRepository } from './account.repository';

/** Accounts, their settings, and the request limits that operators set for them. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `identity.account-not-found` */
  get({ accountId }: RpcRequest<typeof getAccount>): Promise<Account> {
    return this.find(this.database.reader, accountId);
  }

  /** As `get`, for code that has a reader or an open transaction. */
  async find(reader: Reader, id: number): Promise<Account> {
    const account = await this.accounts.findById(reader, id);
    if (!account) throw new DomainError('identity.account-not-found');
    return toAccount(account);
  }

  /** Creates an account for an operator. */
  async create({ tx, now, record }: UnattributedWork, name: string): Promise<Account> {
    const account = { name, rateLimit: null, tokensMayNeverExpire: false, createdAt: now };
    const id = await this.accounts.insert(tx, account);
    await record(accountCreated, { name }, { accountId: id });
    return toAccount({ ...account, id });
  }

  /** Changes the given settings of the actor's account. Records no event when no value differs. */
  update(call: RpcContext, request: RpcRequest<typeof updateAccount>): Promise<Account> {
    return this.unitOfWork.run(call, request, async ({ tx, record, requireUnchanged }) => {
      const { actor } = request;
      assertMaySet(actor);
      const account = await this.accounts.lockById(tx, actor.accountId);
      if (!account) throw new DomainError('identity.account-not-found');
      requireUnchanged(accountResource, toAccount(account));
      const { name = account.name, tokensMayNeverExpire = account.tokensMayNeverExpire } = request;
      const settings = { name, tokensMayNeverExpire };
      const changes = changesBetween(account, settings);
      if (!changes) return toAccount(account);
      await this.accounts.setSettings(tx, account.id, settings);
      await record(accountUpdated, { ...settings, changes });
      return toAccount({ ...account, ...settings });
    });
  }

  /** Sets the account's request limit for an operator; null restores the installation's default. */
  async setRateLimit(
    { tx, record }: UnattributedWork,
    accountId: number,
    rateLimit: RateLimit | null,
  ): Promise<Account> {
    const account = await this.accounts.lockById(tx, accountId);
    if (!account) throw new DomainError('identity.account-not-found');
    await this.accounts.setRateLimit(tx, accountId, rateLimit);
    await record(accountLimitChanged, rateLimit ?? defaultRateLimit, { accountId });
    return toAccount({ ...account, rateLimit });
  }
}
