import { Module, type DynamicModule } from '@nestjs/common';
import { WriteModule } from '../../write/write.module';
import { StoredEvents } from './stored-events';
import { DeliveryRepository } from './delivery-history.repository';
import { DeliveryRpc } from './delivery-history.rpc';
import { DeliveryService } from './delivery-history.service';

/** What owners see of their deliveries, and do with them. */
@Module({})
export class DeliveryModule {
  /** `modules` are those of the endpoints and of the dispatcher, which it works with. */
  static register(modules: readonly DynamicModule[]): DynamicModule {
    return {
      module: DeliveryModule,
      imports: [WriteModule, ...modules],
      providers: [StoredEvents, DeliveryRepository, DeliveryService, DeliveryRpc],
    };
  }
}
