import { Module } from '@nestjs/common';
import { ProjectCopyRepository } from './project-copy.repository';
import { ProjectOwnership } from './project-ownership';

/**
 * The copy of the projects' owners. It has no listener of its own: `ingest/` calls `ProjectOwnership.admit` for every event before
 * fan-out, and this adds the projects of `project.created` and `project.updated`.
 */
@Module({
  providers: [ProjectCopyRepository, ProjectOwnership],
  exports: [ProjectCopyRepository, ProjectOwnership],
})
export class ProjectCopyModule {}
