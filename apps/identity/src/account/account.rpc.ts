import { getAccount, updateAccount, type Account, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { Writes } from '../writes';
import { AccountService } from './account.service';

@Injectable()
export class AccountRpc {
  constructor(
    private readonly accounts: AccountService,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(getAccount)
  get({ accountId }: RpcRequest<typeof getAccount>): Promise<Account> {
    return this.accounts.get(this.database.manager, accountId);
  }

  @HandleRpc(updateAccount)
  update(request: RpcRequest<typeof updateAccount>, call: RpcContext): Promise<Account> {
    const { actor, name, tokensMayNeverExpire } = request;
    return this.writes.once(call, request, (tx) => this.accounts.update(tx, actor, { name, tokensMayNeverExpire }));
  }
}
