import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '@plumbline/runtime';
import { HealthModule } from '../health/health.module';
import { SignalModule } from '../signal/signal.module';
import { Attempts } from './attempts';
import { Claims } from './claims';
import { DeliveryQueue } from './delivery-queue';
import { DISPATCH_SETTINGS, settleMs, type DispatchSettings } from './dispatch-settings';
import { Dispatcher } from './dispatcher';
import { DueWork } from './due-work';
import { HealthReports } from './health-reports';
import { LaneRepository } from './lane.repository';
import { Lanes } from './lanes';
import { OutgoingRequests } from './outgoing-requests';
import { Pump } from './pump';
import { Results } from './results';

/** The engine: claims what is due, attempts it and records what came of it. */
@Module({})
export class DispatchModule {
  /** `modules` are those of the shards, of the endpoints and of the sender, which it works with. */
  static register(settings: DispatchSettings, modules: readonly DynamicModule[]): DynamicModule {
    return {
      module: DispatchModule,
      imports: [SignalModule, HealthModule, ...modules],
      providers: [
        { provide: DISPATCH_SETTINGS, useValue: settings },
        {
          provide: Lanes,
          inject: [Clock],
          useFactory: (clock: Clock) => new Lanes({ ...settings, settleMs, now: () => clock.now().getTime() }),
        },
        LaneRepository,
        DeliveryQueue,
        DueWork,
        Claims,
        Pump,
        OutgoingRequests,
        Attempts,
        HealthReports,
        Results,
        Dispatcher,
      ],
      exports: [Dispatcher, OutgoingRequests],
    };
  }
}
