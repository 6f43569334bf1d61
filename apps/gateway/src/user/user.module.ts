import { Module } from '@nestjs/common';
import { InvitationModule } from '../invitation/invitation.module';
import { UserController } from './user.http';

/** The users of an account. */
@Module({ imports: [InvitationModule], controllers: [UserController] })
export class UserModule {}
