import { Module } from '@nestjs/common';
import { EndpointModule } from '../../endpoint/endpoint.module';
import { StatisticsRepository } from './statistics.repository';
import { StatisticsRpc } from './statistics.rpc';
import { StatisticsService } from './statistics.service';

@Module({
  imports: [EndpointModule],
  providers: [StatisticsRepository, StatisticsService, StatisticsRpc],
})
export class StatisticsModule {}
