import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { InvitationModule } from '../invitation/invitation.module';
import { SessionModule } from '../session/session.module';
import { UserCreationService } from './user-creation.service';
import { UserListRepository } from './user-list.repository';
import { UserRepositoryModule } from './user-repository.module';
import { UserRpc } from './user.rpc';
import { UserService } from './user.service';

/** The users of accounts. */
@Module({
  imports: [AccountModule, UserRepositoryModule, SessionModule, InvitationModule],
  providers: [UserRpc, UserService, UserCreationService, UserListRepository],
})
export class UserModule {}
