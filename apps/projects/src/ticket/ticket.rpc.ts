import { Injectable } from '@nestjs/common';
import {
  createTicket,
  deleteTicket,
  getTicket,
  listTickets,
  updateTicket,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { TicketQueryService } from './ticket-query.service';
import { TicketService } from './ticket.service';

@Injectable()
export class TicketRpc {
  constructor(
    private readonly tickets: TicketService,
    private readonly queries: TicketQueryService,
  ) {}

  @HandleRpc(listTickets)
  list(request: RpcRequest<typeof listTickets>) {
    return this.queries.list(request);
  }

  @HandleRpc(getTicket)
  get(request: RpcRequest<typeof getTicket>) {
    return this.queries.get(request);
  }

  @HandleRpc(createTicket)
  create(request: RpcRequest<typeof createTicket>, call: RpcContext) {
    return this.tickets.create(request, call);
  }

  @HandleRpc(updateTicket)
  update(request: RpcRequest<typeof updateTicket>, call: RpcContext) {
    return this.tickets.update(request, call);
  }

  @HandleRpc(deleteTicket)
  delete(request: RpcRequest<typeof deleteTicket>, call: RpcContext) {
    return this.tickets.delete(request, call);
  }
}
