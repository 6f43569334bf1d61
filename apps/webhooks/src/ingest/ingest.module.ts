import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module';
import { ProjectCopyModule } from '../project-copy/project-copy.module';
import { EventRepository } from './event.repository';
import { FanOutService } from './fan-out.service';
import { IngestEvents } from './ingest.events';

@Module({
  imports: [DeliveryModule, ProjectCopyModule],
  providers: [EventRepository, FanOutService, IngestEvents],
})
export class IngestModule {}
