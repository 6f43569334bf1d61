import { Module } from '@nestjs/common';
import { ProjectModule } from '../project/project.module';
import { UserCopyEvents } from '../user-copy/user-copy.events';
import { UserCopyRepository } from '../user-copy/user-copy.repository';
import { MembershipEvents } from './membership.events';
import { MembershipRepository } from './membership.repository';
import { MembershipRpc } from './membership.rpc';
import { MembershipService } from './membership.service';

@Module({
  imports: [ProjectModule],
  providers: [
    MembershipEvents,
    MembershipRepository,
    MembershipRpc,
    MembershipService,
    UserCopyEvents,
    UserCopyRepository,
  ],
})
export class MembershipModule {}
