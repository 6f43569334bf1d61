import { getAccount, updateAccount, type Account, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { AccountService } from './account.service';

@Injectable()
export class AccountRpc {
  constructor(private readonly accounts: AccountService) {}

  @HandleRpc(getAccount)
  get(request: RpcRequest<typeof getAccount>): Promise<Account> {
    return this.accounts.get(request);
  }

  @HandleRpc(updateAccount)
  update(request: RpcRequest<typeof updateAccount>, call: RpcContext): Promise<Account> {
    return this.accounts.update(call, request);
  }
}
