import { Injectable } from '@nestjs/common';
import {
  getDelivery,
  listDeliveries,
  listUndelivered,
  resendDelivery,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { DeliveryEngine } from '../../delivery/delivery-engine';
import { Writes } from '../../write/writes';
import { DeliveryHistoryService } from './delivery-history.service';

@Injectable()
export class DeliveryHistoryRpc {
  constructor(
    private readonly deliveries: DeliveryHistoryService,
    private readonly dispatcher: DeliveryEngine,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(listDeliveries)
  list(request: RpcRequest<typeof listDeliveries>): Promise<RpcReply<typeof listDeliveries>> {
    return this.deliveries.list(request);
  }

  @HandleRpc(listUndelivered)
  listUndelivered(request: RpcRequest<typeof listUndelivered>): Promise<RpcReply<typeof listUndelivered>> {
    return this.deliveries.listUndelivered(request);
  }

  @HandleRpc(getDelivery)
  get(request: RpcRequest<typeof getDelivery>): Promise<RpcReply<typeof getDelivery>> {
    return this.deliveries.get(request);
  }

  @HandleRpc(resendDelivery)
  async resend(
    request: RpcRequest<typeof resendDelivery>,
    context: RpcContext,
  ): Promise<RpcReply<typeof resendDelivery>> {
    const delivery = await this.writes.once(context, request, (tx) => this.deliveries.resend(tx, request));
    this.dispatcher.scanSoon();
    return delivery;
  }
}
