import { Module } from '@nestjs/common';
import { AccountController } from './account.http';

/** The account, its settings and its caller. */
@Module({ controllers: [AccountController] })
export class AccountModule {}
