import { Module } from '@nestjs/common';
import { GroupController } from '../group/group.http';
import { InvitationController } from '../invitation/invitation.http';
import { Invitations } from '../invitation/invitations';
import { RoleController } from '../role/role.http';
import { UserController } from './user.http';

/** The users of an account, their invitations, groups and project roles. */
@Module({
  controllers: [InvitationController, UserController, GroupController, RoleController],
  providers: [Invitations],
})
export class UserModule {}
