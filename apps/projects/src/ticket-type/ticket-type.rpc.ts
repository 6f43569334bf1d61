import { Injectable } from '@nestjs/common';
import { assignTicketType, createTicketType, listTicketTypes, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { TicketTypeService } from './ticket-type.service';

@Injectable()
export class TicketTypeRpc {
  constructor(private readonly types: TicketTypeService) {}

  @HandleRpc(listTicketTypes)
  list(request: RpcRequest<typeof listTicketTypes>) {
    return this.types.list(request);
  }

  @HandleRpc(createTicketType)
  create(request: RpcRequest<typeof createTicketType>, call: RpcContext) {
    return this.types.create(request, call);
  }

  @HandleRpc(assignTicketType)
  assign(request: RpcRequest<typeof assignTicketType>, call: RpcContext) {
    return this.types.assign(request, call);
  }
}
