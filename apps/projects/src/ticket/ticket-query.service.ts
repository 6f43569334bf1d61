import { Injectable } from '@nestjs/common';
import type { RpcReply, RpcRequest, Ticket, getTicket, listTickets } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import { ProjectAccess } from '../project/project-access';
import { TicketAccess } from './ticket-access';
import { TicketListRepository } from './ticket-list.repository';

/** What is asked of tickets. */
@Injectable()
export class TicketQueries {
  constructor(
    private readonly database: Database,
    private readonly projects: ProjectAccess,
    private readonly tickets: TicketAccess,
    private readonly lists: TicketListRepository,
  ) {}

  get({ actor, ...place }: RpcRequest<typeof getTicket>): Promise<Ticket> {
    return this.tickets.toRead(actor, place);
  }

  async list({ actor, ...listing }: RpcRequest<typeof listTickets>): Promise<RpcReply<typeof listTickets>> {
    return this.database.snapshot(async (tx) => {
      if (listing.projectId !== 0) await this.projects.open(tx, actor, listing.projectId, 'read');
      return this.lists.list(tx, actor, listing);
    });
  }
}
