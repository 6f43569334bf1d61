import { Module } from '@nestjs/common';
import { ComponentController } from './component.http';
import { MembershipController } from './membership.http';
import { ProjectController } from './project.http';
import { RoleController } from './role.http';
import { ProjectTicketTypeController, TicketTypeController } from './ticket-type.http';

/** Projects with their components, ticket types, members and roles. */
@Module({
  controllers: [
    ProjectController,
    ComponentController,
    TicketTypeController,
    ProjectTicketTypeController,
    MembershipController,
    RoleController,
  ],
})
export class ProjectModule {}
