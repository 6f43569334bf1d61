import { Module } from '@nestjs/common';
import { DeliveryModule } from '../../delivery/delivery.module';
import { EndpointModule } from '../../endpoint/endpoint.module';
import { RetentionModule } from '../../retention/retention.module';
import { DeliveryHistoryRepository } from './delivery-history.repository';
import { DeliveryHistoryRpc } from './delivery-history.rpc';
import { DeliveryHistoryService } from './delivery-history.service';
import { EventLookupRepository } from './event-lookup.repository';

@Module({
  imports: [DeliveryModule, EndpointModule, RetentionModule],
  providers: [EventLookupRepository, DeliveryHistoryRepository, DeliveryHistoryService, DeliveryHistoryRpc],
})
export class DeliveryHistoryModule {}
