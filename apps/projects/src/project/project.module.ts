import { Module } from '@nestjs/common';
import { ProjectAccess } from './project-access';
import { ProjectRepository } from './project.repository';
import { ProjectRpc } from './project.rpc';
import { ProjectService } from './project.service';

@Module({
  providers: [ProjectAccess, ProjectRepository, ProjectRpc, ProjectService],
  exports: [ProjectAccess],
})
export class ProjectModule {}
