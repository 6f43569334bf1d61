import { Injectable } from '@nestjs/common';
import type {
  RpcReply,
  RpcRequest,
  TicketType,
  assignTicketType,
  createTicketType,
  listTicketTypes,
} from '@plumbline/contracts';
import { DomainError, type Problem } from '@plumbline/errors';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { ProjectAccessService } from '../project/project-access.service';
import { mayChangeSharedSettings } from '../project/project.policy';
import { TicketTypeRepository } from './ticket-type.repository';
import { definedFields, problemsOfDefaults, problemsOfRequired } from './typed-field.policy';

@Injectable()
export class TicketTypeService {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ProjectAccessService,
    private readonly types: TicketTypeRepository,
  ) {}

  list(request: RpcRequest<typeof listTicketTypes>): Promise<RpcReply<typeof listTicketTypes>> {
    const { actor, projectId, changedSince } = request;
    const { accountId } = actor;
    return this.database.syncList(async (tx) => {
      if (projectId === undefined) return { items: await this.types.listOfAccount(tx, accountId, changedSince) };
      await this.access.open(tx, actor, projectId, 'read');
      return { items: await this.types.listOfProject(tx, accountId, projectId, changedSince) };
    });
  }

  create(request: RpcRequest<typeof createTicketType>, call: RpcContext): Promise<TicketType> {
    const { actor, name, typedFields = [], capabilities = {}, staticFields = {} } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now }) => {
      if (!mayChangeSharedSettings(actor)) throw new DomainError('access.denied');
      refuse(problemsOfDefaults(typedFields));
      return this.types.insert(tx, {
        accountId: actor.accountId,
        name,
        typedFields: definedFields(typedFields),
        capabilities,
        staticFields,
        createdAt: now,
        updatedAt: now,
      });
    });
  }

  assign(request: RpcRequest<typeof assignTicketType>, call: RpcContext): Promise<RpcReply<typeof assignTicketType>> {
    const { actor, projectId, ticketTypeId, requiredFields } = request;
    const { accountId } = actor;
    return this.unitOfWork.run(call, request, async ({ tx, now }) => {
      await this.access.open(tx, actor, projectId, 'manage');
      const type = await this.types.find(tx, accountId, ticketTypeId);
      if (!type) throw new DomainError('ticket-types.not-found');
      refuse(problemsOfRequired(requiredFields ?? [], type.typedFields ?? []));
      const assignment = { accountId, projectId, ticketTypeId, createdAt: now, updatedAt: now };
      return { requiredFields: await this.types.assign(tx, assignment, requiredFields) };
    });
  }
}

/** @throws DomainError with the problems, if there are any. */
function refuse([first, ...rest]: Problem[]): void {
  if (first) throw DomainError.of([first, ...rest]);
}
