import { Module, type DynamicModule } from '@nestjs/common';
import { Leftovers } from './leftovers';
import { OldEvents } from './expired-delivery.repository';
import { Partitions } from './partition.repository';
import { Retention, RETENTION_SETTINGS, type RetentionSettings } from './retention.service';
import { RetentionMark } from './retention.repository';

/** For how long events are kept, with what became of them. */
@Module({})
export class RetentionModule {
  static register(settings: RetentionSettings): DynamicModule {
    return {
      module: RetentionModule,
      providers: [
        { provide: RETENTION_SETTINGS, useValue: settings },
        Partitions,
        OldEvents,
        Leftovers,
        RetentionMark,
        Retention,
      ],
      exports: [RetentionMark],
    };
  }
}
