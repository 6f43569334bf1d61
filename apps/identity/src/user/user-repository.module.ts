import { Module } from '@nestjs/common';
import { UserRepository } from './user.repository';

/** Access to users' rows. Apart from `UserModule`, which itself imports features that need it. */
@Module({ providers: [UserRepository], exports: [UserRepository] })
export class UserRepositoryModule {}
