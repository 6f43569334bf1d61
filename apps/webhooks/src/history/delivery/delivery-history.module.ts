import { Module, type DynamicModule } from '@nestjs/common';
import { WriteModule } from '../../write/write.module';
import { StoredEvents } from './stored-events';
import { DeliveryHistoryRepository } from './delivery-history.repository';
import { DeliveryHistoryRpc } from './delivery-history.rpc';
import { DeliveryHistoryService } from './delivery-history.service';

/** What owners see of their deliveries, and do with them. */
@Module({})
export class DeliveryHistoryModule {
  /** `modules` are those of the endpoints and of the dispatcher, which it works with. */
  static register(modules: readonly DynamicModule[]): DynamicModule {
    return {
      module: DeliveryHistoryModule,
      imports: [WriteModule, ...modules],
      providers: [StoredEvents, DeliveryHistoryRepository, DeliveryHistoryService, DeliveryHistoryRpc],
    };
  }
}
