import { Module } from '@nestjs/common';
import { KnownProjectRepository } from './known-project.repository';
import { KnownProjects } from './known-projects';

/** The small copy of projects that this service decides by. */
@Module({ providers: [KnownProjectRepository, KnownProjects], exports: [KnownProjectRepository, KnownProjects] })
export class ProjectModule {}
