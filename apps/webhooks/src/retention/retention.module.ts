import { Module, type DynamicModule } from '@nestjs/common';
import { Leftovers } from './leftovers';
import { OldEvents } from './old-events';
import { Partitions } from './partitions';
import { Retention, RETENTION_SETTINGS, type RetentionSettings } from './retention';
import { RetentionMark } from './retention-mark';

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
