import { Module, type DynamicModule } from '@nestjs/common';
import { ProjectCopyModule } from '../project-copy/project-copy.module';
import { IngestEvents } from './ingest.events';
import { EventRepository } from './event.repository';
import { FanOutService } from './fan-out.service';

@Module({})
export class IngestModule {
  static register(dispatch: DynamicModule): DynamicModule {
    return {
      module: IngestModule,
      imports: [dispatch, ProjectCopyModule],
      providers: [EventRepository, FanOutService, IngestEvents],
    };
  }
}
