import { Injectable } from '@nestjs/common';
import { testEndpoint, testSettings, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc } from '@plumbline/messaging';
import { TestDeliveryService } from './test-delivery.service';

@Injectable()
export class TestDeliveryRpc {
  constructor(private readonly testDeliveries: TestDeliveryService) {}

  @HandleRpc(testEndpoint)
  testEndpoint(request: RpcRequest<typeof testEndpoint>): Promise<RpcReply<typeof testEndpoint>> {
    return this.testDeliveries.testEndpoint(request);
  }

  @HandleRpc(testSettings)
  testSettings(request: RpcRequest<typeof testSettings>): Promise<RpcReply<typeof testSettings>> {
    return this.testDeliveries.testSettings(request);
  }
}
