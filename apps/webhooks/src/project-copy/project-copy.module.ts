import { Module } from '@nestjs/common';
import { KnownProjectRepository } from './project-copy.repository';
import { KnownProjects } from './project-ownership';

/** The small copy of projects that this service decides by. */
@Module({ providers: [KnownProjectRepository, KnownProjects], exports: [KnownProjectRepository, KnownProjects] })
export class ProjectModule {}
