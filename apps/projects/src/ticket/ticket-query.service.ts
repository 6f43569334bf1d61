import { Injectable } from '@nestjs/common';
import type { RpcReply, RpcRequest, Ticket, getTicket, listTickets } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import { ProjectAccessService } from '../project/project-access.service';
import { TicketAccessService } from './ticket-access.service';
import { TicketListRepository } from './ticket-list.repository';

/** Reads of tickets. */
@Injectable()
export class TicketQueryService {
  constructor(
    private readonly database: Database,
    private readonly projects: ProjectAccessService,
    private readonly tickets: TicketAccessService,
    private readonly lists: TicketListRepository,
  ) {}

  get({ actor, ...place }: RpcRequest<typeof getTicket>): Promise<Ticket> {
    return this.tickets.toRead(actor, place);
  }

  async list({ actor, ...listing }: RpcRequest<typeof listTickets>): Promise<RpcReply<typeof listTickets>> {
    return this.database.syncPage(listing.page, async (tx) => {
      if (listing.projectId !== 0) await this.projects.open(tx, actor, listing.projectId, 'read');
      return listing.includeDeleted
        ? this.lists.listWithDeleted(tx, actor, listing)
        : this.lists.list(tx, actor, listing);
    });
  }
}
