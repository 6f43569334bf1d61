import { Module } from '@nestjs/common';
import { UserCopyRepository } from './user-copy.repository';

/** The copy of identity's users. `token/user.events.ts` keeps it up to date. */
@Module({ providers: [UserCopyRepository], exports: [UserCopyRepository] })
export class UserCopyModule {}
