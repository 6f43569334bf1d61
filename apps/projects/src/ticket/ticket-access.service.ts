import { Injectable } from '@nestjs/common';
import type { Principal, Ticket } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Database, type Transaction } from '@plumbline/persistence';
import { ProjectAccessService } from '../project/project-access.service';
import { seesTicket } from './ticket.policy';
import { TicketRepository, type TicketPlace } from './ticket.repository';

/** A ticket that the actor may work on, and whether they see only their own tickets. */
export interface OpenTicket {
  ticket: Ticket;
  ownTicketsOnly: boolean;
}

/** Authorises access to a ticket and to its comments and attachments. */
@Injectable()
export class TicketAccessService {
  constructor(
    private readonly database: Database,
    private readonly projects: ProjectAccessService,
    private readonly tickets: TicketRepository,
  ) {}

  /** Returns the ticket if the actor may read it. It always reads outside of a transaction. */
  async toRead(actor: Principal, place: TicketPlace): Promise<Ticket> {
    const ticket = await this.tickets.findVisible(actor, place);
    if (ticket) return ticket;
    // Only a miss needs a second query, to tell an unknown project from an unknown ticket.
    await this.projects.open(this.database.reader, actor, place.projectId, 'read');
    throw new DomainError('tickets.not-found');
  }

  /** Returns the ticket if the actor may work on it, and locks it against changes until the transaction ends. */
  async toWork(tx: Transaction, actor: Principal, place: TicketPlace): Promise<OpenTicket> {
    const access = await this.projects.open(tx, actor, place.projectId, 'work');
    const ticket = await this.tickets.lockToChange(tx, actor.accountId, place);
    if (!ticket || !seesTicket(access, actor, ticket)) throw new DomainError('tickets.not-found');
    return { ticket, ownTicketsOnly: access.ownTicketsOnly };
  }
}
