import { Module, type DynamicModule } from '@nestjs/common';
import { Leftovers } from './leftovers';
import { ExpiredDeliveryRepository } from './expired-delivery.repository';
import { PartitionRepository } from './partition.repository';
import { RetentionService, RETENTION_SETTINGS, type RetentionSettings } from './retention.service';
import { RetentionRepository } from './retention.repository';

/** For how long events are kept, with what became of them. */
@Module({})
export class RetentionModule {
  static register(settings: RetentionSettings): DynamicModule {
    return {
      module: RetentionModule,
      providers: [
        { provide: RETENTION_SETTINGS, useValue: settings },
        PartitionRepository,
        ExpiredDeliveryRepository,
        Leftovers,
        RetentionRepository,
        RetentionService,
      ],
      exports: [RetentionRepository],
    };
  }
}
