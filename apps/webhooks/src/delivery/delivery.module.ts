import { Module, type DynamicModule } from '@nestjs/common';
import { WriteModule } from '../write/write.module';
import { Attempts } from './attempts';
import { DeliveryQueue } from './delivery-queue';
import { DeliveryRepository } from './delivery.repository';
import { DeliveryRpc } from './delivery.rpc';
import { DeliveryService } from './delivery.service';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings';
import { Dispatcher } from './dispatcher';
import { OutgoingRequests } from './outgoing-requests';
import { ResultReport } from './result-report';
import { Results } from './results';

@Module({})
export class DeliveryModule {
  /** `modules` are those of the endpoints and of the sender, which it works with. */
  static register(settings: DispatchSettings, modules: readonly DynamicModule[]): DynamicModule {
    return {
      module: DeliveryModule,
      imports: [WriteModule, ...modules],
      providers: [
        { provide: DISPATCH_SETTINGS, useValue: settings },
        DeliveryQueue,
        DeliveryRepository,
        DeliveryService,
        DeliveryRpc,
        OutgoingRequests,
        Attempts,
        ResultReport,
        Results,
        Dispatcher,
      ],
      exports: [Dispatcher],
    };
  }
}
