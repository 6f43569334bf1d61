import { Module } from '@nestjs/common';
import { KnownUserEvents } from './known-user.events';
import { KnownUserRepository } from './known-user.repository';

@Module({ providers: [KnownUserEvents, KnownUserRepository], exports: [KnownUserRepository] })
export class KnownUserModule {}
