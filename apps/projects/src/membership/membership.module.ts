import { Module } from '@nestjs/common';
import { ProjectModule } from '../project/project.module';
import { KnownUserModule } from '../user/known-user.module';
import { MembershipEvents } from './membership.events';
import { MembershipRepository } from './membership.repository';
import { MembershipRpc } from './membership.rpc';
import { MembershipService } from './membership.service';

@Module({
  imports: [KnownUserModule, ProjectModule],
  providers: [MembershipEvents, MembershipRepository, MembershipRpc, MembershipService],
})
export class MembershipModule {}
