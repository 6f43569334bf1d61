import { Controller, Get, Post } from '@nestjs/common';
import {
  deliveryStatus,
  getDelivery,
  listDeliveries,
  resendDelivery,
  type Delivery,
  type Principal,
} from '@plumbline/contracts';
import { one, pageOf, type Document, type ListQuery } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { Actor, WriteOptions } from '../edge/actor';
import { Endpoint } from '../edge/endpoint';
import { Choice, List } from '../edge/inputs';
import { DeliveryId, WebhookId } from './webhook.inputs';
import { attemptResource, deliveryResource } from './webhook.resource';
import { attemptResourceType, deliveryResourceType } from './webhook.resource-type';

@Controller('api/v2/:customer/webhooks/:webhook/deliveries')
export class DeliveryController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Endpoint({
    access: 'owner',
    scope: 'read',
    summary: 'List the deliveries of a webhook',
    errors: ['webhooks.not-found'],
    answers: { page: deliveryResourceType },
  })
  async list(
    @Actor() actor: Principal,
    @WebhookId() endpointId: string,
    @List({ others: ['status'] }) { page }: ListQuery<never>,
    @Choice({ parameter: 'status', choices: deliveryStatus.options, description: 'Only deliveries in this state.' })
    status: Delivery['status'] | undefined,
  ): Promise<Document> {
    const { items, count } = await this.rpc.call(listDeliveries, { actor, endpointId, page, status });
    return pageOf(items.map(deliveryResource), { count, page });
  }

  @Get(':delivery')
  @Endpoint({
    access: 'owner',
    scope: 'read',
    summary: 'Read a delivery with its attempts',
    errors: ['webhooks.delivery-not-found'],
    answers: { one: deliveryResourceType, included: [attemptResourceType] },
  })
  async get(@Actor() actor: Principal, @WebhookId() endpointId: string, @DeliveryId() id: string): Promise<Document> {
    const { delivery, attempts } = await this.rpc.call(getDelivery, { actor, endpointId, id });
    return one(deliveryResource(delivery), { included: attempts.map(attemptResource) });
  }

  @Post(':delivery/resend')
  @Endpoint({
    access: 'owner',
    scope: 'write',
    summary: 'Deliver once more, now, with the same webhook-id',
    status: 202,
    errors: ['webhooks.delivery-not-found', 'webhooks.delivery-expired'],
    answers: { one: deliveryResourceType },
  })
  async resend(
    @Actor() actor: Principal,
    @WebhookId() endpointId: string,
    @DeliveryId() id: string,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(deliveryResource(await this.rpc.call(resendDelivery, { actor, endpointId, id }, options)));
  }
}
