import { Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  createTicket,
  deleteTicket,
  getTicket,
  listTickets,
  ticketResource,
  updateTicket,
  type Principal,
} from '@plumbline/contracts';
import { one, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { ChangeOptions } from '../routing/change-options.decorator';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes } from '../routing/inputs';
import { Files } from '../file/files';
import { ProjectId, TicketUuid } from '../routing/path-ids';
import { newTicket, ticketChange } from './ticket.body';
import { ProjectIdOrAll } from './project-id-or-all';
import { ticketPage, ticketPageMeta } from './ticket-page';
import { TicketList, type TicketQuery } from './ticket.query';

@ApiTags('Tickets')
@Controller(['api/v2/:customer/projects/:project/tickets', 'api/v1/:customer/projects/:project/tickets'])
export class TicketController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly files: Files,
  ) {}

  @Get()
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List tickets',
    description: 'Project 0 selects all projects that the caller sees.',
    response: { page: ticketResource, meta: ticketPageMeta },
  })
  async list(
    @Actor() actor: Principal,
    @ProjectIdOrAll() projectId: number,
    @TicketList() query: TicketQuery,
  ): Promise<Document> {
    return ticketPage(await this.rpc.call(listTickets, { actor, projectId, ...query }), query.page);
  }

  @Post()
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Create a ticket',
    description: 'Creating a ticket with the `uuid` of an existing ticket returns the existing ticket.',
    status: 201,
    errors: [
      'tickets.type-not-in-project',
      'tickets.component-not-in-project',
      'tickets.assignee-not-found',
      'tickets.typed-values-too-large',
    ],
    response: { one: ticketResource },
  })
  async create(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @Attributes(newTicket) fields: AttributesOf<typeof newTicket>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(ticketResource.of(await this.rpc.call(createTicket, { actor, projectId, ...fields }, options)));
  }

  @Get(':uuid')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'Read a ticket',
    errors: ['tickets.not-found'],
    response: { one: ticketResource },
  })
  async get(@Actor() actor: Principal, @ProjectId() projectId: number, @TicketUuid() uuid: string): Promise<Document> {
    return one(ticketResource.of(await this.rpc.call(getTicket, { actor, projectId, uuid })));
  }

  @Put(':uuid')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Update a ticket',
    errors: ['tickets.not-found', 'tickets.typed-values-too-large'],
    response: { one: ticketResource },
  })
  async update(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @TicketUuid() uuid: string,
    @Attributes(ticketChange) fields: AttributesOf<typeof ticketChange>,
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    return one(ticketResource.of(await this.rpc.call(updateTicket, { actor, projectId, uuid, ...fields }, options)));
  }

  @Delete(':uuid')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Delete a ticket',
    description: 'Also deletes its comments and attachments.',
    status: 204,
    errors: ['tickets.not-found', 'tickets.has-children'],
  })
  async delete(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @TicketUuid() uuid: string,
    @ChangeOptions() options: CallOptions,
  ): Promise<void> {
    const { files } = await this.rpc.call(deleteTicket, { actor, projectId, uuid }, options);
    await this.files.discard(...files);
  }
}
