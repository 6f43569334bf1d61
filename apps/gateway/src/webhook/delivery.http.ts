import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  attemptResource,
  deliveryListMeta,
  deliveryResource,
  getDelivery,
  listDeliveries,
  listUndelivered,
  resendDelivery,
  type Delivery,
  type Page,
  type Principal,
  type Undelivered,
} from '@plumbline/contracts';
import { one, pageOf, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { DeliveryList, type DeliveryQuery } from './delivery.query';
import { DeliveryId, WebhookId } from './webhook.inputs';

@ApiTags('Deliveries')
@Controller('api/v2/:customer/webhooks')
export class AccountDeliveryController {
  constructor(private readonly rpc: RpcClient) {}

  @Get('deliveries')
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'List the deliveries of all webhooks',
    response: { page: deliveryResource, meta: deliveryListMeta },
  })
  async list(@Actor() actor: Principal, @DeliveryList({}) query: DeliveryQuery): Promise<Document> {
    return deliveryPage(await this.rpc.call(listDeliveries, { actor, ...query }), query);
  }

  @Get('undelivered')
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'List undelivered deliveries',
    description: 'Deliveries that were given up, that are late, or that wait for a paused or disabled webhook.',
    response: { page: deliveryResource, meta: deliveryListMeta },
  })
  async listUndelivered(
    @Actor() actor: Principal,
    @DeliveryList({ status: false }) query: DeliveryQuery,
  ): Promise<Document> {
    return deliveryPage(await this.rpc.call(listUndelivered, { actor, ...query }), query);
  }
}

@ApiTags('Deliveries')
@Controller('api/v2/:customer/webhooks/:webhook/deliveries')
export class DeliveryController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'List the deliveries of a webhook',
    errors: ['webhooks.not-found'],
    response: { page: deliveryResource, meta: deliveryListMeta },
  })
  async list(
    @Actor() actor: Principal,
    @WebhookId() endpointId: string,
    @DeliveryList({}) query: DeliveryQuery,
  ): Promise<Document> {
    return deliveryPage(await this.rpc.call(listDeliveries, { actor, endpointId, ...query }), query);
  }

  @Get(':delivery')
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'Read a delivery with its attempts',
    errors: ['webhooks.delivery-not-found'],
    response: { one: deliveryResource, included: [attemptResource] },
  })
  async get(@Actor() actor: Principal, @WebhookId() endpointId: string, @DeliveryId() id: string): Promise<Document> {
    const { delivery, body, attempts } = await this.rpc.call(getDelivery, { actor, endpointId, id });
    return one(deliveryResource.of(delivery), {
      included: attempts.map((attempt) => attemptResource.of({ ...attempt, body })),
    });
  }

  @Post(':delivery/resend')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Resend a delivery',
    description: 'Sends the delivery again at once, also while the webhook fails, with the same `webhook-id`.',
    status: 202,
    errors: ['webhooks.delivery-not-found', 'webhooks.delivery-expired'],
    response: { one: deliveryResource },
  })
  async resend(
    @Actor() actor: Principal,
    @WebhookId() endpointId: string,
    @DeliveryId() id: string,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(deliveryResource.of(await this.rpc.call(resendDelivery, { actor, endpointId, id }, options)));
  }
}

/** A page of deliveries, with `meta.count-is-minimum` when the list was not counted exactly. */
function deliveryPage(
  found: { items: (Delivery | Undelivered)[]; count: number; countExact: boolean },
  { page }: { page: Page },
): Document {
  const meta = found.countExact ? {} : { 'count-is-minimum': true };
  return pageOf(found.items.map(deliveryResource.of), { count: found.count, page }, { meta });
}
