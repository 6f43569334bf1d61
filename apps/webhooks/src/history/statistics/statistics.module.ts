import { Module, type DynamicModule } from '@nestjs/common';
import { StatisticsRepository } from './statistics.repository';
import { StatisticsRpc } from './statistics.rpc';
import { StatisticsService } from './statistics.service';

/** How endpoints have been doing, hour by hour. */
@Module({})
export class StatisticsModule {
  static register(endpoint: DynamicModule): DynamicModule {
    return {
      module: StatisticsModule,
      imports: [endpoint],
      providers: [StatisticsRepository, StatisticsService, StatisticsRpc],
    };
  }
}
