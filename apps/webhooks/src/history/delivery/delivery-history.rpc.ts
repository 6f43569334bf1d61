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
import { DeliveryHistoryService } from './delivery-history.service';

@Injectable()
export class DeliveryHistoryRpc {
  constructor(private readonly deliveries: DeliveryHistoryService) {}

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
  resend(request: RpcRequest<typeof resendDelivery>, call: RpcContext): Promise<RpcReply<typeof resendDelivery>> {
    return this.deliveries.resend(call, request);
  }
}
