import { Injectable } from '@nestjs/common';
import type { Principal, Ticket } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { EntityManager } from 'typeorm';
import { ProjectAccess } from '../project/project-access';
import { TicketRepository, type TicketPlace } from './ticket.repository';

type TicketKey = Pick<Ticket, 'id' | 'uuid'>;

/** The door to what hangs on a ticket: its comments and its attachments. */
@Injectable()
export class TicketAccess {
  constructor(
    private readonly projects: ProjectAccess,
    private readonly tickets: TicketRepository,
  ) {}

  /** The ticket, when the actor may read it. */
  async toRead(tx: EntityManager, actor: Principal, place: TicketPlace): Promise<TicketKey> {
    await this.projects.open(tx, actor, place.projectId, 'read');
    const ticket = await this.tickets.findVisible(tx, actor, place);
    if (!ticket) throw new DomainError('tickets.not-found');
    return ticket;
  }

  /** The ticket, when the actor may work on it. It cannot be deleted before the transaction ends. */
  async toWork(tx: EntityManager, actor: Principal, place: TicketPlace): Promise<TicketKey> {
    await this.projects.open(tx, actor, place.projectId, 'work');
    const ticket = await this.tickets.holdInPlace(tx, actor.accountId, place);
    if (!ticket) throw new DomainError('tickets.not-found');
    return ticket;
  }
}
