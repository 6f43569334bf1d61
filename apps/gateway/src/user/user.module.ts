import { Module } from '@nestjs/common';
import { GroupController } from '../group/group.http';
import { RoleController } from '../role/role.http';
import { UserController } from './user.http';

/** The users of an account, their groups and their project roles. */
@Module({ controllers: [UserController, GroupController, RoleController] })
export class UserModule {}
