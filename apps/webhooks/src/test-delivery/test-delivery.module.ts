import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module';
import { EndpointModule } from '../endpoint/endpoint.module';
import { SenderModule } from '../sender/sender.module';
import { TestDeliveryRpc } from './test-delivery.rpc';
import { TestDeliveryService } from './test-delivery.service';

@Module({
  imports: [DeliveryModule, EndpointModule, SenderModule],
  providers: [TestDeliveryService, TestDeliveryRpc],
})
export class TestDeliveryModule {}
