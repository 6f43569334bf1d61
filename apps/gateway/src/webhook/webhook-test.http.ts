import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { testDeliveryResource, testEndpoint, testSettings, type Principal } from '@plumbline/contracts';
import { one, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, OptionalAttributes } from '../routing/inputs';
import { settingsBytes, settingsErrors, testedEvent, testedWebhook } from './webhook.body';
import { WebhookId } from './webhook.inputs';

@ApiTags('Webhooks')
@Controller('api/v2/:customer/webhooks')
export class WebhookTestController {
  constructor(private readonly rpc: RpcClient) {}

  @Post('test')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Try settings out before they are saved',
    description: 'Takes what a new webhook takes. The request is signed with a secret that is made for this once.',
    status: 200,
    bodyLimit: settingsBytes,
    errors: settingsErrors,
    answers: { one: testDeliveryResource },
  })
  async testSettings(
    @Actor() actor: Principal,
    @Attributes(testedWebhook) fields: AttributesOf<typeof testedWebhook>,
  ): Promise<Document> {
    return one(testDeliveryResource.of(await this.rpc.call(testSettings, { actor, ...fields })));
  }

  @Post(':webhook/test')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Send an example of an event to a webhook now',
    description: 'Also to one that is switched off. It counts neither as a delivery nor for the health of the webhook.',
    status: 200,
    errors: ['webhooks.not-found', 'webhooks.unknown-event', 'webhooks.not-verified'],
    answers: { one: testDeliveryResource },
  })
  async test(
    @Actor() actor: Principal,
    @WebhookId() id: string,
    @OptionalAttributes(testedEvent) { eventName }: AttributesOf<typeof testedEvent>,
  ): Promise<Document> {
    return one(testDeliveryResource.of(await this.rpc.call(testEndpoint, { actor, id, eventName })));
  }
}
