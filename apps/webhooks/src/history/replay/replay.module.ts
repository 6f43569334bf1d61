import { Module } from '@nestjs/common';
import { DeliveryModule } from '../../delivery/delivery.module';
import { EndpointModule } from '../../endpoint/endpoint.module';
import { RetentionModule } from '../../retention/retention.module';
import { ReplayStep } from './replay-step';
import { ReplayWorker } from './replay-worker';
import { ReplayRepository } from './replay.repository';
import { ReplayRpc } from './replay.rpc';
import { ReplayService } from './replay.service';
import { ReplayedDeliveryRepository } from './replayed-delivery.repository';

/** Sends a period's events again, in the background and with lower priority than new events. */
@Module({
  imports: [DeliveryModule, EndpointModule, RetentionModule],
  providers: [ReplayRepository, ReplayedDeliveryRepository, ReplayStep, ReplayWorker, ReplayService, ReplayRpc],
})
export class ReplayModule {}
