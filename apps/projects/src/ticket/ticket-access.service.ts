import { Injectable } from '@nestjs/common';
import type { Principal, Ticket } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Database } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';
import { ProjectAccess } from '../project/project-access';
import { seesTicket } from './ticket.policy';
import { TicketRepository, type TicketPlace } from './ticket.repository';

/** A ticket that someone may work on, and whether they see others than their own. */
export interface OpenTicket {
  ticket: Ticket;
  ownTicketsOnly: boolean;
}

/** The door to a ticket and to what hangs on it: its comments and its attachments. */
@Injectable()
export class TicketAccess {
  constructor(
    private readonly database: Database,
    private readonly projects: ProjectAccess,
    private readonly tickets: TicketRepository,
  ) {}

  /** The ticket, when the actor may read it; outside of any transaction. */
  async toRead(actor: Principal, place: TicketPlace): Promise<Ticket> {
    const ticket = await this.tickets.findVisible(actor, place);
    if (ticket) return ticket;
    // Only a miss pays for the question what it is that is not there.
    await this.projects.open(this.database.manager, actor, place.projectId, 'read');
    throw new DomainError('tickets.not-found');
  }

  /** The ticket, when the actor may work on it. It cannot be deleted before the transaction ends. */
  async toWork(tx: EntityManager, actor: Principal, place: TicketPlace): Promise<OpenTicket> {
    const standing = await this.projects.open(tx, actor, place.projectId, 'work');
    const ticket = await this.tickets.holdInPlace(tx, actor.accountId, place);
    if (!ticket || !seesTicket(standing, actor, ticket)) throw new DomainError('tickets.not-found');
    return { ticket, ownTicketsOnly: standing.ownTicketsOnly };
  }
}
