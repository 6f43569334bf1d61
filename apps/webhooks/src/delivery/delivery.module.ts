import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '@plumbline/runtime';
import { HealthModule } from '../endpoint/health/endpoint-health.module';
import { SignalModule } from '../cluster/signal/signal.module';
import { Attempts } from './attempt/attempt.service';
import { Claims } from './claims';
import { DeliveryQueue } from './attempt/delivery-claim.repository';
import { DISPATCH_SETTINGS, settleMs, type DispatchSettings } from './delivery-settings';
import { Dispatcher } from './delivery-engine';
import { DueWork } from './schedule/endpoint-waker';
import { HealthReports } from './record/endpoint-health-recorder';
import { LaneRepository } from './schedule/endpoint-queue.repository';
import { Lanes } from './schedule/endpoint-scheduler';
import { OutgoingRequests } from './attempt/webhook-request-builder';
import { Pump } from './delivery-loop';
import { Results } from './record/attempt-recorder';

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
