import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { testDeliveryResource, testEndpoint, testSettings, type Principal } from '@plumbline/contracts';
import { one, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, OptionalAttributes } from '../routing/inputs';
import { NewProjects } from './new-projects';
import { settingsBytes, settingsErrors, testedEvent, testedWebhook } from './webhook.body';
import { WebhookId } from './webhook.inputs';

@ApiTags('Webhooks')
@Controller('api/v2/:customer/webhooks')
export class WebhookTestController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly projects: NewProjects,
  ) {}

  @Post('test')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Test webhook settings before saving them',
    description: 'Accepts the attributes of a new webhook. The request is signed with a secret made for this test.',
    status: 200,
    bodyLimit: settingsBytes,
    errors: settingsErrors,
    response: { one: testDeliveryResource },
  })
  async testSettings(
    @Actor() actor: Principal,
    @Attributes(testedWebhook) fields: AttributesOf<typeof testedWebhook>,
  ): Promise<Document> {
    const test = () => this.rpc.call(testSettings, { actor, ...fields });
    return one(testDeliveryResource.of(await this.projects.known(actor.accountId, test)));
  }

  @Post(':webhook/test')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Send a test delivery to a webhook',
    description:
      'Disabled and failing webhooks can be tested as well. A test delivery is not stored as a delivery. If it ' +
      'succeeds, a failing webhook delivers again.',
    status: 200,
    errors: ['webhooks.not-found', 'webhooks.unknown-event', 'webhooks.not-verified'],
    response: { one: testDeliveryResource },
  })
  async test(
    @Actor() actor: Principal,
    @WebhookId() id: string,
    @OptionalAttributes(testedEvent) { eventName }: AttributesOf<typeof testedEvent>,
  ): Promise<Document> {
    return one(testDeliveryResource.of(await this.rpc.call(testEndpoint, { actor, id, eventName })));
  }
}
