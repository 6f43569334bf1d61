import { Module } from '@nestjs/common';
import { Clock } from '@plumbline/runtime';
import { ClusterModule } from '../cluster/cluster.module';
import { EndpointModule } from '../endpoint/endpoint.module';
import { SenderModule } from '../sender/sender.module';
import { DeliverySettings } from '../settings';
import { AttemptService } from './attempt/attempt.service';
import { DeliveryClaimRepository } from './attempt/delivery-claim.repository';
import { WebhookRequestBuilder } from './attempt/webhook-request-builder';
import { DeliveryEngine } from './delivery-engine';
import { DeliveryLoop } from './delivery-loop';
import { AttemptRecordRepository } from './record/attempt-record.repository';
import { AttemptRecorder } from './record/attempt-recorder';
import { EndpointHealthRecorder } from './record/endpoint-health-recorder';
import { DueDeliveryMeter } from './due-delivery-meter';
import { EndpointQueueRepository } from './schedule/endpoint-queue.repository';
import { EndpointScheduler, settleMs } from './schedule/endpoint-scheduler';
import { EndpointWaker } from './schedule/endpoint-waker';

/** The delivery engine: claims due deliveries, makes the attempts and records the results. */
@Module({
  imports: [ClusterModule, EndpointModule, SenderModule],
  providers: [
    {
      provide: EndpointScheduler,
      useFactory: (clock: Clock, { slots, perEndpoint }: DeliverySettings) =>
        new EndpointScheduler({ now: () => clock.now().getTime(), slots, perEndpoint, settleMs }),
      inject: [Clock, DeliverySettings],
    },
    EndpointQueueRepository,
    EndpointWaker,
    DeliveryClaimRepository,
    WebhookRequestBuilder,
    AttemptService,
    AttemptRecordRepository,
    EndpointHealthRecorder,
    AttemptRecorder,
    DeliveryLoop,
    DeliveryEngine,
    DueDeliveryMeter,
  ],
  exports: [DeliveryEngine, WebhookRequestBuilder],
})
export class DeliveryModule {}
