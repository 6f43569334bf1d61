import { Module } from '@nestjs/common';
import { ProjectAccessService } from './project-access.service';
import { ProjectRepository } from './project.repository';
import { ProjectRpc } from './project.rpc';
import { ProjectService } from './project.service';

@Module({
  providers: [ProjectAccessService, ProjectRepository, ProjectRpc, ProjectService],
  exports: [ProjectAccessService],
})
export class ProjectModule {}
