import { Module } from '@nestjs/common';
import { ProjectCopyRepository } from './project-copy.repository';
import { ProjectOwnership } from './project-ownership';

@Module({
  providers: [ProjectCopyRepository, ProjectOwnership],
  exports: [ProjectCopyRepository, ProjectOwnership],
})
export class ProjectCopyModule {}
