import { Module, type DynamicModule } from '@nestjs/common';
import { ProjectModule } from '../project/project.module';
import { EventEvents } from './event.events';
import { EventRepository } from './event.repository';
import { FanOut } from './fan-out';

@Module({})
export class EventModule {
  static register(dispatch: DynamicModule): DynamicModule {
    return {
      module: EventModule,
      imports: [dispatch, ProjectModule],
      providers: [EventRepository, FanOut, EventEvents],
    };
  }
}
