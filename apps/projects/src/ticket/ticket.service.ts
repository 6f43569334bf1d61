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
import { DomainError, text } from '@plumbline/errors';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { isUniqueViolation, type Transaction } from '@plumbline/persistence';
import { v7 as uuidv7 } from 'uuid';
import { AttachmentRepository } from '../attachment/attachment.repository';
import { ProjectAccessService, type OpenProject } from '../project/project-access.service';
import { readTypedValues, type Form } from '../ticket-type/typed-value.policy';
import { changesOf, newTicket, repeatsClosing, type TicketChanges } from './ticket-change';
import { TicketReferenceRepository } from './ticket-reference.repository';
import { mayDelete, problemsWith, seesTicket, typedValuesProblem, type References } from './ticket.policy';
import { TicketRepository } from './ticket.repository';

const noForm: Form = { fields: [], required: [] };

/** Writes to tickets. */
@Injectable()
export class TicketService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ProjectAccessService,
    private readonly tickets: TicketRepository,
    private readonly references: TicketReferenceRepository,
    private readonly attachments: AttachmentRepository,
  ) {}

  /** Creates a ticket, or returns the existing one when the project has a ticket with the same UUID. */
  async create(request: RpcRequest<typeof createTicket>, call: RpcContext): Promise<Ticket> {
    try {
      return await this.createUnlessKnown(request, call);
    } catch (error) {
      if (!isUniqueViolation(error, 'ticket_uuid_key')) throw error;
      // A concurrent request created a ticket with this UUID: repeat, to return or refuse it like any existing ticket.
      return this.createUnlessKnown(request, call);
    }
  }

  private createUnlessKnown(request: RpcRequest<typeof createTicket>, call: RpcContext): Promise<Ticket> {
    const { actor, projectId, uuid } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now, record }) => {
      const access = await this.access.open(tx, actor, projectId, 'work');
      const known = uuid && (await this.tickets.findByUuid(tx, actor.accountId, uuid));
      if (known && seesTicket(access, actor, known)) return inProject(known, projectId);
      if (known) throw uuidTaken();
      const { typedValues = {} } = request;
      const values = await this.check(tx, actor, access, request, { given: typedValues, whole: true });
      const created = newTicket({ ...request, typedValues: values }, uuid ?? uuidv7(), now.toISOString());
      refuseLarge(created);
      if (created.parentId !== null) await this.tickets.touch(tx, actor.accountId, created.parentId);
      const ticket = await this.tickets.insert(tx, created);
      await record(ticketCreated, ticketResource.of(ticket), { projectId });
      return ticket;
    });
  }

  update(request: RpcRequest<typeof updateTicket>, call: RpcContext): Promise<Ticket> {
    const { actor, projectId } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now, record, requireUnchanged }) => {
      const access = await this.access.open(tx, actor, projectId, 'work');
      const ticket = await this.tickets.lockToChange(tx, actor.accountId, request);
      if (!ticket || !seesTicket(access, actor, ticket)) throw new DomainError('tickets.not-found');
      requireUnchanged(ticketResource, ticket);
      if (!repeatsClosing(ticket, request)) throw closingRefused();
      const wanted = changesOf(ticket, request, now.toISOString());
      if (!wanted) return ticket;
      refuseLarge(wanted);
      const { ticketTypeId = wanted.typedValues && ticket.ticketTypeId } = wanted;
      const typedValues = await this.check(
        tx,
        actor,
        access,
        { ...wanted, ticketTypeId },
        {
          given: request.typedValues ?? {},
          current: ticket.typedValues,
          whole: wanted.ticketTypeId !== undefined,
        },
      );
      // Values are stored in one form, in which they may be those that the ticket has.
      const changes = changesOf(ticket, { ...request, typedValues }, now.toISOString());
      if (!changes) return ticket;
      refuseLarge(changes);
      const changed = { ...ticket, ...(await this.tickets.update(tx, actor.accountId, ticket.id, changes)) };
      await record(ticketUpdated, ticketResource.of(changed), { projectId });
      if (changes.statusId) await record(ticketStatusChanged, ticketResource.of(changed), { projectId });
      return changed;
    });
  }

  /** Deletes a ticket with its comments and attachments. The caller removes the stored files. */
  delete(request: RpcRequest<typeof deleteTicket>, call: RpcContext): Promise<RpcReply<typeof deleteTicket>> {
    const { actor, projectId } = request;
    return this.unitOfWork.run(call, request, async ({ tx, record, requireUnchanged }) => {
      const access = await this.access.open(tx, actor, projectId, 'work');
      const ticket = await this.tickets.lockToDelete(tx, actor.accountId, request);
      if (!ticket || !seesTicket(access, actor, ticket)) throw new DomainError('tickets.not-found');
      if (!mayDelete(access, actor, ticket)) throw new DomainError('access.denied');
      requireUnchanged(ticketResource, ticket);
      // Checked after the lock, so that it includes subtickets of concurrent requests.
      if (await this.tickets.hasChildren(tx, actor.accountId, ticket.uuid))
        throw new DomainError('tickets.has-children', { detail: 'Delete its subtickets first.' });
      const files = await this.attachments.filesOf(tx, actor.accountId, ticket.id);
      if (ticket.parentId !== null) await this.tickets.touch(tx, actor.accountId, ticket.parentId);
      await this.tickets.delete(tx, actor.accountId, ticket.id);
      await record(ticketDeleted, ticketResource.of(ticket), { projectId });
      return { files };
    });
  }

  /** Checks the references of a ticket, and its typed values if there is a type among them. Returns the values as they are stored. */
  private async check(
    tx: Transaction,
    actor: Principal,
    access: OpenProject,
    { ticketTypeId, componentId, parentId, assignedToId, subscribers }: References,
    { given, ...rest }: { given: Ticket['typedValues']; current?: Ticket['typedValues']; whole: boolean },
  ): Promise<Ticket['typedValues']> {
    const references = { ticketTypeId, componentId, parentId, assignedToId, subscribers };
    if (Object.values(references).every((reference) => reference === undefined)) return given;
    const facts = await this.references.factsOf(tx, actor.accountId, access.project.id, references);
    const { values, problems } = readTypedValues(facts.form ?? noForm, given, rest);
    const [first, ...others] = [...problemsWith(references, facts, actor, access), ...problems];
    if (first) throw DomainError.of([first, ...others]);
    return values;
  }
}

function closingRefused(): DomainError {
  return new DomainError('request.invalid', {
    detail: text('{{name}} cannot be set. {{instead}}', { name: 'closed-at', instead: text('Leave it out.') }),
    source: { pointer: '/data/attributes/closed-at' },
  });
}

/** @throws DomainError `tickets.typed-values-too-large` */
function refuseLarge(ticket: TicketChanges): void {
  const problem = typedValuesProblem(ticket);
  if (problem) throw DomainError.of([problem]);
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
