import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { UserRepositoryModule } from '../user/user-repository.module';
import { GroupListRepository } from './group-list.repository';
import { GroupRepository } from './group.repository';
import { GroupRpc } from './group.rpc';
import { GroupService } from './group.service';

/** Groups of users. */
@Module({
  imports: [AccountModule, UserRepositoryModule],
  providers: [GroupRpc, GroupService, GroupRepository, GroupListRepository],
})
export class GroupModule {}
