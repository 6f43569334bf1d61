import { Module } from '@nestjs/common';
import { ProjectModule } from '../project/project.module';
import { ComponentRepository } from './component.repository';
import { ComponentRpc } from './component.rpc';
import { ComponentService } from './component.service';

@Module({ imports: [ProjectModule], providers: [ComponentRepository, ComponentRpc, ComponentService] })
export class ComponentModule {}
