import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '@plumbline/runtime';
import { EndpointHealthModule } from '../endpoint/health/endpoint-health.module';
import { SignalModule } from '../cluster/signal/signal.module';
import { AttemptService } from './attempt/attempt.service';
import { Claims } from './claims';
import { DeliveryClaimRepository } from './attempt/delivery-claim.repository';
import { DELIVERY_SETTINGS, settleMs, type DeliverySettings } from './delivery-settings';
import { DeliveryEngine } from './delivery-engine';
import { EndpointWaker } from './schedule/endpoint-waker';
import { EndpointHealthRecorder } from './record/endpoint-health-recorder';
import { EndpointQueueRepository } from './schedule/endpoint-queue.repository';
import { EndpointScheduler } from './schedule/endpoint-scheduler';
import { WebhookRequestBuilder } from './attempt/webhook-request-builder';
import { DeliveryLoop } from './delivery-loop';
import { AttemptRecorder } from './record/attempt-recorder';

/** The engine: claims what is due, attempts it and records what came of it. */
@Module({})
export class DeliveryModule {
  /** `modules` are those of the shards, of the endpoints and of the sender, which it works with. */
  static register(settings: DeliverySettings, modules: readonly DynamicModule[]): DynamicModule {
    return {
      module: DeliveryModule,
      imports: [SignalModule, EndpointHealthModule, ...modules],
      providers: [
        { provide: DELIVERY_SETTINGS, useValue: settings },
        {
          provide: EndpointScheduler,
          inject: [Clock],
          useFactory: (clock: Clock) =>
            new EndpointScheduler({ ...settings, settleMs, now: () => clock.now().getTime() }),
        },
        EndpointQueueRepository,
        DeliveryClaimRepository,
        EndpointWaker,
        Claims,
        DeliveryLoop,
        WebhookRequestBuilder,
        AttemptService,
        EndpointHealthRecorder,
        AttemptRecorder,
        DeliveryEngine,
      ],
      exports: [DeliveryEngine, WebhookRequestBuilder],
    };
  }
}
