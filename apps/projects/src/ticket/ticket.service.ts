import { Injectable } from '@nestjs/common';
import {
  ticketCreated,
  ticketDeleted,
  ticketResource,
  ticketStatusChanged,
  ticketUpdated,
  type createTicket,
  type deleteTicket,
  type Principal,
  type RpcReply,
  type RpcRequest,
  type Ticket,
  type updateTicket,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { RpcContext } from '@plumbline/messaging';
import { isUniqueViolation } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AttachmentRepository } from '../attachment/attachment.repository';
import { ProjectAccess } from '../project/project-access';
import { Writes } from '../write/writes';
import { changesOf, newTicket } from './ticket-change';
import { TicketReferenceRepository } from './ticket-reference.repository';
import { mayDelete, problemsWith, seesTicket, type References } from './ticket.policy';
import { TicketRepository } from './ticket.repository';

/** What is done to tickets. */
@Injectable()
export class TicketService {
  constructor(
    private readonly writes: Writes,
    private readonly access: ProjectAccess,
    private readonly tickets: TicketRepository,
    private readonly references: TicketReferenceRepository,
    private readonly attachments: AttachmentRepository,
  ) {}

  /** A ticket with a new UUID is created; one whose UUID the project knows is answered as it is. */
  async create(request: RpcRequest<typeof createTicket>, call: RpcContext): Promise<Ticket> {
    try {
      return await this.createUnlessKnown(request, call);
    } catch (error) {
      if (!isUniqueViolation(error, 'ticket_uuid_key')) throw error;
      // Another create with this UUID was faster. What it made is there now, to be answered or refused like any other.
      return this.createUnlessKnown(request, call);
    }
  }

  private createUnlessKnown(request: RpcRequest<typeof createTicket>, call: RpcContext): Promise<Ticket> {
    const { actor, projectId, uuid } = request;
    return this.writes.once(call, request, async ({ tx, now, record }) => {
      const standing = await this.access.open(tx, actor, projectId, 'work');
      const known = uuid && (await this.tickets.findByUuid(tx, actor.accountId, uuid));
      if (known && seesTicket(standing, actor, known)) return inProject(known, projectId);
      if (known) throw uuidTaken();
      await this.checkReferences(tx, actor, projectId, request);
      const ticket = await this.tickets.insert(tx, newTicket(request, uuid ?? uuidv7(), now.toISOString()));
      await record(ticketCreated, projectId, ticketResource.of(ticket));
      return ticket;
    });
  }

  update(request: RpcRequest<typeof updateTicket>, call: RpcContext): Promise<Ticket> {
    const { actor, projectId } = request;
    return this.writes.once(call, request, async ({ tx, now, record }) => {
      const standing = await this.access.open(tx, actor, projectId, 'work');
      const ticket = await this.tickets.lockToChange(tx, actor.accountId, request);
      if (!ticket || !seesTicket(standing, actor, ticket)) throw new DomainError('tickets.not-found');
      const changes = changesOf(ticket, request, now.toISOString());
      if (!changes) return ticket;
      await this.checkReferences(tx, actor, projectId, changes);
      await this.tickets.update(tx, actor.accountId, ticket.id, changes);
      const changed = { ...ticket, ...changes };
      await record(ticketUpdated, projectId, ticketResource.of(changed));
      if (changes.statusId) await record(ticketStatusChanged, projectId, ticketResource.of(changed));
      return changed;
    });
  }

  /** Deleted for good, with its comments and the records of its files. The bytes are the caller's to remove. */
  delete(request: RpcRequest<typeof deleteTicket>, call: RpcContext): Promise<RpcReply<typeof deleteTicket>> {
    const { actor, projectId } = request;
    return this.writes.once(call, request, async ({ tx, record }) => {
      const standing = await this.access.open(tx, actor, projectId, 'work');
      const ticket = await this.tickets.lockToDelete(tx, actor.accountId, request);
      if (!ticket || !seesTicket(standing, actor, ticket)) throw new DomainError('tickets.not-found');
      if (!mayDelete(standing, actor, ticket)) throw new DomainError('access.denied');
      // Asked after the lock: a subticket that was being created is there by now.
      if (await this.tickets.hasChildren(tx, actor.accountId, ticket.uuid))
        throw new DomainError('tickets.has-children', { detail: 'Delete its subtickets first.' });
      const files = await this.attachments.filesOf(tx, actor.accountId, ticket.id);
      await this.tickets.delete(tx, actor.accountId, ticket.id);
      await record(ticketDeleted, projectId, ticketResource.of(ticket));
      return { files };
    });
  }

  private async checkReferences(
    tx: EntityManager,
    actor: Principal,
    projectId: number,
    { ticketTypeId, componentId, parentId, assignedToId, subscribers }: References,
  ): Promise<void> {
    const references = { ticketTypeId, componentId, parentId, assignedToId, subscribers };
    if (Object.values(references).every((reference) => reference === undefined)) return;
    const facts = await this.references.factsOf(tx, actor.accountId, projectId, references);
    const [first, ...rest] = problemsWith(references, facts, actor);
    if (first) throw DomainError.of([first, ...rest]);
  }
}

function inProject(ticket: Ticket, projectId: number): Ticket {
  if (ticket.projectId === projectId) return ticket;
  throw uuidTaken();
}

function uuidTaken(): DomainError {
  return new DomainError('tickets.uuid-taken', {
    detail: 'Give the ticket a UUID of its own, or leave the UUID out.',
    source: { pointer: '/data/attributes/uuid' },
  });
}
