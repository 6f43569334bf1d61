import { Module } from '@nestjs/common';
import { GroupController } from './group.http';

/** The groups of users. */
@Module({ controllers: [GroupController] })
export class GroupModule {}
