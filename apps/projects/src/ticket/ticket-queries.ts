import { Injectable } from '@nestjs/common';
import type { RpcReply, RpcRequest, Ticket, getTicket, listTickets } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Database } from '@plumbline/persistence';
import { ProjectAccess } from '../project/project-access';
import { TicketListRepository } from './ticket-list.repository';
import { TicketRepository } from './ticket.repository';

/** What is asked of tickets. */
@Injectable()
export class TicketQueries {
  constructor(
    private readonly database: Database,
    private readonly access: ProjectAccess,
    private readonly tickets: TicketRepository,
    private readonly lists: TicketListRepository,
  ) {}

  async get({ actor, ...place }: RpcRequest<typeof getTicket>): Promise<Ticket> {
    const ticket = await this.tickets.findVisible(this.database.manager, actor, place);
    if (ticket) return ticket;
    // Only a miss pays for the question what it is that is not there.
    await this.access.open(this.database.manager, actor, place.projectId, 'read');
    throw new DomainError('tickets.not-found');
  }

  async list({ actor, ...listing }: RpcRequest<typeof listTickets>): Promise<RpcReply<typeof listTickets>> {
    if (listing.projectId !== 0) await this.access.open(this.database.manager, actor, listing.projectId, 'read');
    return this.lists.list(this.database.manager, actor, listing);
  }
}
