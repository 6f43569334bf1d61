import { getAccount, type Account, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AccountService } from './account.service';

@Injectable()
export class AccountRpc {
  constructor(
    private readonly accounts: AccountService,
    private readonly database: Database,
  ) {}

  @HandleRpc(getAccount)
  get({ accountId }: RpcRequest<typeof getAccount>): Promise<Account> {
    return this.accounts.get(this.database.manager, accountId);
  }
}
