import { Injectable } from '@nestjs/common';
import type { RpcRequest, testEndpoint, testSettings, Trial } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { WebhookRequestBuilder } from '../delivery/attempt/webhook-request-builder';
import { EndpointDrafts } from '../endpoint/endpoint-drafts';
import { EndpointService } from '../endpoint/endpoint.service';
import { Trials } from './trials';

/** Shows owners what a subscriber is sent and what it answers, at once and without a trace in the endpoint's history. */
@Injectable()
export class TestDeliveryService {
  constructor(
    private readonly endpoints: EndpointService,
    private readonly drafts: EndpointDrafts,
    private readonly requests: WebhookRequestBuilder,
    private readonly trials: Trials,
  ) {}

  async ofEndpoint({ actor, id, eventName }: RpcRequest<typeof testEndpoint>): Promise<Trial> {
    const endpoint = await this.endpoints.find(actor, id);
    if (endpoint.verification === 'pending' || endpoint.verification === 'failed') {
      throw new DomainError('webhooks.not-verified');
    }
    return this.trials.make(actor, eventName, (message, at) => this.requests.build({ ...message, endpoint }, at));
  }

  async ofSettings({ actor, eventName, ...input }: RpcRequest<typeof testSettings>): Promise<Trial> {
    const endpoint = await this.drafts.make({ actor, ...input });
    return this.trials.make(actor, eventName, (message, at) => this.requests.buildOnce({ ...message, endpoint }, at));
  }
}
