import { Module } from '@nestjs/common';
import { ProjectCopyRepository } from './project-copy.repository';
import { ProjectOwnership } from './project-ownership';

/** The small copy of projects that this service decides by. */
@Module({ providers: [ProjectCopyRepository, ProjectOwnership], exports: [ProjectCopyRepository, ProjectOwnership] })
export class ProjectCopyModule {}
