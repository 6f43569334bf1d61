import { Injectable } from '@nestjs/common';
import { testEndpoint, testSettings, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc } from '@plumbline/messaging';
import { KnownProjects } from '../project-copy/project-ownership';
import { TrialService } from './test-delivery.service';

/** Nothing is stored: a call that arrives again sends another test, which does no harm. */
@Injectable()
export class TrialRpc {
  constructor(
    private readonly trials: TrialService,
    private readonly projects: KnownProjects,
  ) {}

  @HandleRpc(testEndpoint)
  testEndpoint(request: RpcRequest<typeof testEndpoint>): Promise<RpcReply<typeof testEndpoint>> {
    return this.trials.ofEndpoint(request);
  }

  @HandleRpc(testSettings)
  async testSettings(request: RpcRequest<typeof testSettings>): Promise<RpcReply<typeof testSettings>> {
    await this.projects.heardOf(request.projectIds);
    return this.trials.ofSettings(request);
  }
}
