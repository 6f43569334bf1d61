import { Module } from '@nestjs/common';
import { AccountRepository } from './account.repository';
import { AccountRpc } from './account.rpc';
import { AccountService } from './account.service';

/** Accounts and their settings. */
@Module({
  providers: [AccountRpc, AccountService, AccountRepository],
  exports: [AccountService, AccountRepository],
})
export class AccountModule {}
