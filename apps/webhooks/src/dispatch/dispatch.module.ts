import { Module, type DynamicModule } from '@nestjs/common';
import { Attempts } from './attempts';
import { DeliveryQueue } from './delivery-queue';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings';
import { Dispatcher } from './dispatcher';
import { OutgoingRequests } from './outgoing-requests';
import { ResultReport } from './result-report';
import { Results } from './results';

/** The engine: claims what is due, attempts it and records what came of it. */
@Module({})
export class DispatchModule {
  /** `modules` are those of the endpoints and of the sender, which it works with. */
  static register(settings: DispatchSettings, modules: readonly DynamicModule[]): DynamicModule {
    return {
      module: DispatchModule,
      imports: [...modules],
      providers: [
        { provide: DISPATCH_SETTINGS, useValue: settings },
        DeliveryQueue,
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
