import { Module, type DynamicModule } from '@nestjs/common';
import { ProjectModule } from '../project-copy/project-copy.module';
import { EventEvents } from './ingest.events';
import { EventRepository } from './event.repository';
import { FanOut } from './fan-out.service';

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
