import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  assignedTicketTypeResource,
  assignTicketType,
  createTicketType,
  listTicketTypes,
  ticketTypeProjectResource,
  ticketTypeResource,
  type Principal,
} from '@plumbline/contracts';
import { all, one, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, ChangedSince } from '../routing/inputs';
import { ProjectId } from '../routing/path-ids';
import { nextSync, syncMeta } from '../routing/sync-meta';
import { assignment, newTicketType } from './ticket-type.body';

/** The account's ticket types. */
@ApiTags('Ticket types')
@Controller(['api/v1/:customer/ticket_types', 'api/v2/:customer/ticket_types'])
export class TicketTypeController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the ticket types of the account',
    response: { all: ticketTypeResource, meta: syncMeta },
  })
  async list(@Actor() actor: Principal, @ChangedSince() changedSince?: string): Promise<Document> {
    const found = await this.rpc.call(listTicketTypes, { actor, changedSince });
    return all(found.items.map(ticketTypeResource.of), { meta: nextSync(found) });
  }

  @Post()
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Create a ticket type',
    description:
      'Its typed fields are given by keys of your choice. The response has the keys under which `typed-values` of tickets take their values: ' +
      'texts, numbers, days, `1` to `3` for check lists, ids of choices for lists, and ids of users for subscriptions.',
    status: 201,
    response: { one: ticketTypeResource },
  })
  async create(
    @Actor() actor: Principal,
    @Attributes(newTicketType) fields: AttributesOf<typeof newTicketType>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(ticketTypeResource.of(await this.rpc.call(createTicketType, { actor, ...fields }, options)));
  }
}

/** The ticket types that are assigned to a project. */
@ApiTags('Ticket types')
@Controller(['api/v1/:customer/projects/:project', 'api/v2/:customer/projects/:project'])
export class ProjectTicketTypeController {
  constructor(private readonly rpc: RpcClient) {}

  @Get(['ticket_types_project', 'ticket_types/ticket_type_project'])
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the ticket types of a project',
    response: { all: ticketTypeProjectResource, included: [assignedTicketTypeResource], meta: syncMeta },
  })
  async list(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @ChangedSince() changedSince?: string,
  ): Promise<Document> {
    const found = await this.rpc.call(listTicketTypes, { actor, projectId, changedSince });
    const { items } = found;
    const assignments = items.map(({ id, requiredFields }) =>
      ticketTypeProjectResource.of({ projectId, ticketTypeId: id, requiredFields }),
    );
    return all(assignments, { included: items.map(assignedTicketTypeResource.of), meta: nextSync(found) });
  }

  @Post('ticket_types_project')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Assign a ticket type to a project',
    status: 201,
    errors: ['ticket-types.not-found'],
    response: { one: ticketTypeProjectResource },
  })
  async assign(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @Attributes(assignment) fields: AttributesOf<typeof assignment>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    const { ticketTypeId } = fields;
    const { requiredFields } = await this.rpc.call(assignTicketType, { actor, projectId, ...fields }, options);
    return one(ticketTypeProjectResource.of({ projectId, ticketTypeId, requiredFields }));
  }
}
