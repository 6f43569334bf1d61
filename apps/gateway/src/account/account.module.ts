import { Module } from '@nestjs/common';
import { AuditController } from '../audit/audit.http';
import { LeakedTokenController, TokenController } from '../token/token.http';
import { AccountController } from './account.http';

/** The account, its audit trail and its access tokens. */
@Module({ controllers: [AccountController, TokenController, LeakedTokenController, AuditController] })
export class AccountModule {}
