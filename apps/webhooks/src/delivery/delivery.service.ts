import { Injectable } from '@nestjs/common';
import type { Delivery, getDelivery, listDeliveries, resendDelivery, RpcReply, RpcRequest } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { EntityManager } from 'typeorm';
import { EndpointService } from '../endpoint/endpoint.service';
import { RetentionMark } from '../retention/retention-mark';
import { DeliveryRepository, type EndpointKey } from './delivery.repository';

/** What owners do with deliveries: look at them, and have one sent again. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly endpoints: EndpointService,
    private readonly deliveries: DeliveryRepository,
    private readonly retention: RetentionMark,
  ) {}

  async list({
    actor,
    endpointId,
    page,
    status,
  }: RpcRequest<typeof listDeliveries>): Promise<RpcReply<typeof listDeliveries>> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const key = { accountId: actor.accountId, endpointId: endpoint.id };
    const { items, count } = await this.deliveries.findPage(key, { page, status });
    return { items: items.map(({ view }) => ({ ...view, endpointId })), count };
  }

  async get({ actor, endpointId, id }: RpcRequest<typeof getDelivery>): Promise<RpcReply<typeof getDelivery>> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const delivery = await this.find({ accountId: actor.accountId, endpointId: endpoint.id }, id);
    const attempts = await this.deliveries.findAttempts(delivery.id);
    return { delivery: { ...delivery.view, endpointId }, attempts };
  }

  /** Starts the schedule of a delivery anew, whatever became of it; answers it with the endpoint that now has work. */
  async resend(tx: EntityManager, { actor, endpointId, id }: RpcRequest<typeof resendDelivery>): Promise<Delivery> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const key = { accountId: actor.accountId, endpointId: endpoint.id };
    const firstKeptDay = await this.retention.hold(tx);
    const delivery = await this.find(key, id, tx);
    if (delivery.eventDay < firstKeptDay) throw new DomainError('webhooks.delivery-expired');
    await this.deliveries.restart(tx, key, delivery.id);
    return { ...(await this.find(key, id, tx)).view, endpointId };
  }

  private async find(key: EndpointKey, id: string, tx?: EntityManager) {
    const delivery = await this.deliveries.findByPublicId(key, id, tx);
    if (!delivery) throw new DomainError('webhooks.delivery-not-found');
    return delivery;
  }
}
