import { Injectable } from '@nestjs/common';
import { testEndpoint, testSettings, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc } from '@plumbline/messaging';
import { ProjectOwnership } from '../project-copy/project-ownership';
import { TestDeliveryService } from './test-delivery.service';

/** Nothing is stored: a call that arrives again sends another test, which does no harm. */
@Injectable()
export class TestDeliveryRpc {
  constructor(
    private readonly trials: TestDeliveryService,
    private readonly projects: ProjectOwnership,
  ) {}

  @HandleRpc(testEndpoint)
  testEndpoint(request: RpcRequest<typeof testEndpoint>): Promise<RpcReply<typeof testEndpoint>> {
    return this.trials.ofEndpoint(request);
  }

  @HandleRpc(testSettings)
  async testSettings(request: RpcRequest<typeof testSettings>): Promise<RpcReply<typeof testSettings>> {
    await this.projects.waitUntilKnown(request.projectIds);
    return this.trials.ofSettings(request);
  }
}
